/** SQL that moves everything from one organisation to another. Which rows, and which stay, is said in `moves.ts`. */
import { sql, type Insertable } from 'kysely';
import { organisationRoles } from '#lib/accounts/actor.ts';
import { fates } from '#lib/organisations/merging/moves.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

export const insertMerge = (trx: Transaction, row: Insertable<DB['organisationMerge']>) =>
	trx.insertInto('organisationMerge').values(row).execute();

interface Pair {
	from: number;
	into: number;
}

/** Everything, in one transaction; the merge has to be written down before, for guards let nothing else pass. */
export async function moveEverything(trx: Transaction, pair: Pair, at: Date): Promise<void> {
	await joinOnes(trx, pair, at);
	for (const [reference, fate] of Object.entries(fates)) {
		if (typeof fate === 'object' && 'stays' in fate) continue;
		if (fate === 'joins') continue;
		const [table = '', column = ''] = reference.split('.');
		await move(trx, pair, table, column, fate === 'moves' ? [] : fate.unless);
	}
}

async function move(
	trx: Transaction,
	{ from, into }: Pair,
	table: string,
	column: string,
	unless: readonly string[],
): Promise<void> {
	const same = unless.map((one) => sql`twin.${sql.ref(one)} is not distinct from t.${sql.ref(one)}`);
	const isFree = unless.length
		? sql`not exists (select from ${sql.table(table)} twin where twin.${sql.ref(column)} = ${into} and ${sql.join(same, sql` and `)})`
		: sql`true`;
	await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${into}
		where t.${sql.ref(column)} = ${from} and ${isFree}`.execute(trx);
}

/** Where two become one. */
async function joinOnes(trx: Transaction, { from, into }: Pair, at: Date): Promise<void> {
	const rank = sql`array_position(${[...organisationRoles]}::text[], mine.role)`;
	// Whoever is in both keeps the greater of two roles.
	await sql`update membership mine set role = theirs.role from membership theirs
		where mine.organisation_id = ${into} and theirs.organisation_id = ${from} and theirs.person_id = mine.person_id
			and array_position(${[...organisationRoles]}::text[], theirs.role) < ${rank}`.execute(trx);
	await move(trx, { from, into }, 'membership', 'organisation_id', ['person_id']);
	await sql`delete from membership where organisation_id = ${from}`.execute(trx);

	// The first that was signed stands, and both are on record.
	await sql`update signature late set superseded_at = ${at}::timestamptz
		where late.organisation_id in (${from}, ${into}) and late.superseded_at is null and late.withdrawn_at is null
			and exists (select from signature first where first.organisation_id in (${from}, ${into}) and first.id <> late.id
				and first.superseded_at is null and first.withdrawn_at is null
				and (first.signed_at, first.id) < (late.signed_at, late.id))`.execute(trx);
	await move(trx, { from, into }, 'signature', 'organisation_id', []);

	await sql`update site set is_primary = false where organisation_id = ${from} and is_primary
		and exists (select from site own where own.organisation_id = ${into} and own.is_primary)`.execute(trx);
	await move(trx, { from, into }, 'site', 'organisation_id', []);

	await sql`update reporting_record mine set covered_until = greatest(mine.covered_until, theirs.covered_until)
		from reporting_record theirs where mine.organisation_id = ${into} and theirs.organisation_id = ${from}`.execute(trx);
	await sql`update reporting_record set organisation_id = ${into} where organisation_id = ${from}
		and not exists (select from reporting_record own where own.organisation_id = ${into})`.execute(trx);
	await sql`delete from reporting_record where organisation_id = ${from}`.execute(trx);

	await sql`insert into casework_case (organisation_id, owner_id, next_call_on, advert_protected, changed_at)
		select ${into}::integer, owner_id, next_call_on, advert_protected, ${at}::timestamptz from casework_case where organisation_id = ${from}
		on conflict (organisation_id) do update set owner_id = coalesce(casework_case.owner_id, excluded.owner_id),
			next_call_on = least(casework_case.next_call_on, excluded.next_call_on),
			advert_protected = casework_case.advert_protected or excluded.advert_protected, changed_at = excluded.changed_at`.execute(trx);
	await sql`delete from casework_case where organisation_id = ${from}`.execute(trx);

	await sql`update link t set organisation_id = ${into} where organisation_id = ${from} and not (kind = 'invitation'
		and used_at is null and revoked_at is null and exists (select from link own where own.organisation_id = ${into}
			and own.kind = 'invitation' and own.used_at is null and own.revoked_at is null and lower(own.email) = lower(t.email)))`.execute(
		trx,
	);

	// Nobody mutes themselves.
	await sql`delete from match_mute where (organisation_id, muted_organisation_id) in ((${from}, ${into}), (${into}, ${from}))`.execute(
		trx,
	);

	// Who follows the one follows the other, once.
	await move(trx, { from, into }, 'alert_search', 'organisation_id', ['query']);
	await sql`update alert t set search_id = own.id from alert_search theirs, alert_search own
		where t.search_id = theirs.id and theirs.organisation_id = ${from} and own.organisation_id = ${into} and own.query = theirs.query
			and not exists (select from alert twin where twin.search_id = own.id and lower(twin.email) = lower(t.email)
				and twin.ended_at is null)`.execute(trx);
}

/** The number in the register of companies, where only the one that is given up had it. */
export const takeOverCvr = (trx: Transaction, { from, into }: Pair) =>
	sql`update organisation mine set cvr = theirs.cvr from organisation theirs
		where mine.id = ${into} and theirs.id = ${from} and mine.cvr is null and theirs.cvr is not null and theirs.state = 'closed'`.execute(
		trx,
	);
