import { rolesFor } from '#lib/accounts/access.ts';
import { statesAllowing } from '#lib/accounts/organisation-states.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { sql } from 'kysely';
import type { Site } from '#lib/organisations/organisation.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { LinkAbout } from '#lib/platform/mail/links.ts';

export interface ToAsk {
	id: number;
	slug: string;
	name: string;
}

/** At most so many letters about the same facts, and so long between them. */
const mostRounds = 3;
const roundDays = 28;

/**
 * Approved partners with something nobody has confirmed since `before`, that were not asked lately. `lock` reads one
 * again inside the transaction that asks it.
 */
export async function partnersToAsk(
	db: Handle,
	before: Date,
	now: Date,
	onlyId: number | null = null,
): Promise<ToAsk[]> {
	const lately = new Date(now.getTime() - roundDays * 86_400_000);
	const { rows } = await sql<ToAsk>`
		select o.id, o.slug, o.name from organisation o
		cross join lateral (select least(o.last_confirmed_at,
			(select min(s.last_confirmed_at) from site s where s.organisation_id = o.id),
			(select min(b.confirmed_at) from benefit b where b.organisation_id = o.id and b.state = 'published'
				and (b.valid_until is null or b.valid_until >= ${copenhagenDate(now)}::date))) as at) oldest
		where o.state = any(${sql.val(statesAllowing('publish'))}::text[]) and oldest.at < ${before}
			and (${onlyId}::integer is null or o.id = ${onlyId})
			and not exists (select from link l where l.organisation_id = o.id and l.kind = 'still_right' and l.created_at > ${lately})
			and (select count(distinct l.created_at) from link l
				where l.organisation_id = o.id and l.kind = 'still_right' and l.created_at > oldest.at) < ${mostRounds}
		order by o.id`.execute(db);
	return rows;
}

/** One that asks at a time. */
export const lockOrganisation = (trx: Transaction, id: number) =>
	trx.selectFrom('organisation').select('id').where('id', '=', id).forNoKeyUpdate().execute();

/** What the municipality decides about it waits, as for every verb (`acting`). */
export const holdOrganisation = (trx: Transaction, id: number) =>
	trx.selectFrom('organisation').select('id').where('id', '=', id).forKeyShare().execute();

/** Still a member who may edit, of an approved partner. */
export async function mayStillAnswer(
	db: Handle,
	{ organisationId, personId }: LinkAbout['still_right'],
): Promise<boolean> {
	const row = await db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisationId')
		.select('membership.role')
		.where('membership.organisationId', '=', organisationId)
		.where('membership.personId', '=', personId)
		.where('membership.role', 'in', rolesFor('edit'))
		.where('organisation.state', 'in', statesAllowing('publish'))
		.executeTakeFirst();
	return row !== undefined;
}

/** The public facts, and nothing of the private contact. */
export const factsOf = (db: Handle, organisationId: number) =>
	db
		.selectFrom('organisation')
		.select([
			'id',
			'slug',
			'name',
			'kind',
			'purpose',
			'website',
			'publicEmail',
			'publicPhone',
			'lastConfirmedAt',
		])
		.where('id', '=', organisationId)
		.executeTakeFirstOrThrow();

export const sitesOf = (
	db: Handle,
	organisationId: number,
): Promise<Pick<Site, 'id' | 'label' | 'address' | 'postcode' | 'city' | 'lastConfirmedAt'>[]> =>
	db
		.selectFrom('site')
		.select(['id', 'label', 'address', 'postcode', 'city', 'lastConfirmedAt'])
		.where('organisationId', '=', organisationId)
		.orderBy('isPrimary', 'desc')
		.orderBy('id')
		.execute();
