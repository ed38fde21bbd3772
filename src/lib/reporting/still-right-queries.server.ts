import { statesAllowing } from '#lib/accounts/organisation-states.ts';
import { sql } from 'kysely';
import type { Site } from '#lib/organisations/organisation.ts';
import { deleteInBatches } from '#lib/platform/batches.server.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database.server.ts';

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
		cross join lateral (select least(o.last_confirmed_at, min(s.last_confirmed_at)) as at
			from site s where s.organisation_id = o.id) oldest
		where o.state = any(${sql.val(statesAllowing('publish'))}::text[]) and oldest.at < ${before}
			and (${onlyId}::integer is null or o.id = ${onlyId})
			and not exists (select from still_right_link l where l.organisation_id = o.id and l.asked_at > ${lately})
			and (select count(distinct l.asked_at) from still_right_link l
				where l.organisation_id = o.id and l.asked_at > oldest.at) < ${mostRounds}
		order by o.id`.execute(db);
	return rows;
}

/** Who may say yes for it: those who may edit. */
export const editorsOf = (db: Handle, organisationId: number) =>
	db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.personId')
		.select(['person.id', 'person.name', 'person.email', 'person.locale'])
		.where('membership.organisationId', '=', organisationId)
		.where('membership.role', 'in', ['owner', 'editor'])
		.where('person.erasedAt', 'is', null)
		.where('person.emailConfirmedAt', 'is not', null)
		.orderBy('person.id')
		.$castTo<{ id: number; name: string; email: string; locale: 'da' | 'en' }>()
		.execute();

export const insertLink = (
	trx: Transaction,
	row: { organisationId: number; personId: number; secretHash: string; askedAt: Date; expiresAt: Date },
) => trx.insertInto('stillRightLink').values(row).execute();

export interface StillRightLink {
	id: number;
	organisationId: number;
	personId: number;
	askedAt: Date;
	expiresAt: Date;
	usedAt: Date | null;
}

const columns = ['id', 'organisationId', 'personId', 'askedAt', 'expiresAt', 'usedAt'] as const;

export const findLink = (db: Handle, secretHash: string): Promise<StillRightLink | undefined> =>
	db.selectFrom('stillRightLink').select(columns).where('secretHash', '=', secretHash).executeTakeFirst();

/** Uses an open link up. Of two at once, one gets it. */
export const takeLink = (
	trx: Transaction,
	secretHash: string,
	at: Date,
): Promise<StillRightLink | undefined> =>
	trx
		.updateTable('stillRightLink')
		.set({ usedAt: at })
		.where('secretHash', '=', secretHash)
		.where('usedAt', 'is', null)
		.where('expiresAt', '>', at)
		.returning(columns)
		.executeTakeFirst();

/** What the municipality decides about it waits, as for every verb (`acting`). */
export const holdOrganisation = (trx: Transaction, id: number) =>
	trx.selectFrom('organisation').select('id').where('id', '=', id).forKeyShare().execute();

/** Still a member who may edit, of an approved partner. */
export async function mayStillAnswer(
	db: Handle,
	{ organisationId, personId }: Pick<StillRightLink, 'organisationId' | 'personId'>,
): Promise<boolean> {
	const row = await db
		.selectFrom('membership')
		.innerJoin('organisation', 'organisation.id', 'membership.organisationId')
		.select('membership.role')
		.where('membership.organisationId', '=', organisationId)
		.where('membership.personId', '=', personId)
		.where('membership.role', 'in', ['owner', 'signatory', 'editor'])
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

export const forgetLinksBefore = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(db, 'stillRightLink', sql<boolean>`t.expires_at < ${before}`);
