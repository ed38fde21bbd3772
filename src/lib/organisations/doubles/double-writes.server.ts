/** SQL that finds and keeps organisations that may stand twice. */
import { sql } from 'kysely';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** Many share these, so that only the whole address says something. */
const everybodysMail = [
	'gmail.com',
	'hotmail.com',
	'hotmail.dk',
	'outlook.com',
	'outlook.dk',
	'live.dk',
	'live.com',
].concat([
	'yahoo.com',
	'yahoo.dk',
	'icloud.com',
	'me.com',
	'mail.dk',
	'mail.com',
	'jubii.dk',
	'proton.me',
	'protonmail.com',
]);
const everybodysSites = [
	'facebook.com',
	'm.facebook.com',
	'instagram.com',
	'linkedin.com',
	'dk.linkedin.com',
].concat(['sites.google.com', 'linktr.ee', 'youtube.com', 'tiktok.com', 'x.com', 'twitter.com', 'kk.dk']);

const mailOf = (
	column: string,
) => sql`case when split_part(lower(${sql.ref(column)}), '@', 2) = any(${everybodysMail}::text[])
	then lower(${sql.ref(column)}) else split_part(lower(${sql.ref(column)}), '@', 2) end`;
const mailsOf = (of: string) =>
	sql`array_remove(array[${mailOf(`${of}.public_email`)}, ${mailOf(`${of}.contact_email`)}], null)`;
const siteOf = (
	of: string,
) => sql`case when website_host(${sql.ref(`${of}.website`)}) = any(${everybodysSites}::text[])
	then lower(rtrim(${sql.ref(`${of}.website`)}, '/')) else website_host(${sql.ref(`${of}.website`)}) end`;
const stands = (of: string) => sql`${sql.ref(`${of}.state`)} in ('approved', 'listed')`;

/** More than anybody goes through. */
const mostKept = 5000;

/**
 * Pairs of one CVR number, or of one name with the district, the website or the mail in common; each once. Two with
 * different numbers are two, and so are a unit and what it is a unit of.
 */
const alike = sql`select a.id as one_id, b.id as other_id, sign.same
	from (
		select one.id as one_id, other.id as other_id from organisation one
			join organisation other on organisation_stem(other.name) = organisation_stem(one.name) and other.id > one.id
			where ${stands('one')} and ${stands('other')}
		union
		select one.id, other.id from organisation one join organisation other on other.cvr = one.cvr and other.id > one.id
			where ${stands('one')} and ${stands('other')}
	) as near
	join organisation a on a.id = near.one_id
	join organisation b on b.id = near.other_id
	cross join lateral (select array_remove(array[
		case when a.cvr = b.cvr then 'cvr' end,
		case when organisation_stem(a.name) = organisation_stem(b.name) then 'name' end,
		case when exists (select from site x join site y on y.district_nr = x.district_nr
			where x.organisation_id = a.id and y.organisation_id = b.id) then 'district' end,
		case when ${siteOf('a')} = ${siteOf('b')} then 'website' end,
		case when ${mailsOf('a')} && ${mailsOf('b')} then 'email' end], null) as same) as sign
	where 'approved' in (a.state, b.state)
		and (a.cvr = b.cvr or a.cvr is null or b.cvr is null)
		and a.parent_id is distinct from b.id and b.parent_id is distinct from a.id
		and (a.parent_id = b.parent_id) is not true
		and ('cvr' = any(sign.same) or ('name' = any(sign.same) and cardinality(sign.same) > 1))
	order by a.id, b.id limit ${mostKept}`;

/** What is found is kept, what somebody said of it stands, and what no longer looks alike goes. */
export async function keepDoubles(db: Handle, at: Date): Promise<void> {
	await sql`with found as materialized (${alike}),
		gone as (delete from organisation_double d where d.different_at is null
			and not exists (select from found where found.one_id = d.one_id and found.other_id = d.other_id))
		insert into organisation_double (one_id, other_id, same, found_at)
			select one_id, other_id, same, ${at}::timestamptz from found
			on conflict (one_id, other_id) do update set same = excluded.same
				where organisation_double.same is distinct from excluded.same`.execute(db);
}

interface Pair {
	oneId: number;
	otherId: number;
}

export const setDifferent = (trx: Transaction, { oneId, otherId }: Pair, at: Date, by: number) =>
	trx
		.updateTable('organisationDouble')
		.set({ differentAt: at, differentBy: by })
		.where('oneId', '=', oneId)
		.where('otherId', '=', otherId)
		.where('differentAt', 'is', null)
		.returning('oneId')
		.executeTakeFirst();

export const clearDifferent = (trx: Transaction, { oneId, otherId }: Pair) =>
	trx
		.updateTable('organisationDouble')
		.set({ differentAt: null, differentBy: null })
		.where('oneId', '=', oneId)
		.where('otherId', '=', otherId)
		.where('differentAt', 'is not', null)
		.returning('oneId')
		.executeTakeFirst();
