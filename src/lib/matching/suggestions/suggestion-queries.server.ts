/** SQL about who could meet whom, and who does not want to hear of it. */
import { sql } from 'kysely';
import { kindsLike, matchingKinds } from '#lib/matching/postings/kinds.ts';
import type { PostingWithOrganisation } from '#lib/matching/postings/posting.ts';
import { takesPart } from '#lib/matching/queries.server.ts';
import { type Handle, type Transaction } from '#lib/platform/database/database.server.ts';

/** The kinds that count the same thing as `own.kind`. */
const likeOwnKind = sql`case own.kind ${sql.join(
	matchingKinds
		.filter((kind) => kindsLike(kind).length > 1)
		.map((kind) => sql`when ${kind} then array[${sql.join(kindsLike(kind))}]`),
	sql` `,
)} else array[own.kind] end`;

export interface Candidate extends PostingWithOrganisation {
	/** The own post that it could meet. */
	ownId: number;
}

/** So many times more are looked at than are wanted: some of them are muted, answered or have left. */
const spare = 4;

/**
 * For each of these open posts up to `most` open ones of the other side that count the same thing, have days in common
 * from `today` on, and are wanted: not muted, not answered before. Near and newest first; the ranking does the rest.
 */
export async function candidatesFor(
	db: Handle,
	ownIds: readonly number[],
	today: string,
	most: number,
): Promise<Candidate[]> {
	if (!ownIds.length) return [];
	const { rows } = await sql<Candidate>`
		select own.id as own_id, other.* from posting own
		join organisation ours on ours.id = own.organisation_id
		cross join lateral (
			select posting.id, posting.slug, posting.organisation_id, posting.side, posting.kind, posting.title,
				posting.description, posting.content_locale, posting.goal, posting.quantity, posting.used, posting.districts,
				posting.languages, posting.weekdays, posting.starts_on, posting.ends_on, posting.state,
				posting.state_changed_at, posting.state_reason, posting.closed_by_municipality, posting.published_at,
				json_build_object('id', theirs.id, 'slug', theirs.slug, 'name', theirs.name, 'kind', theirs.kind,
					'takesPart', true, 'rootId', coalesce(theirs.parent_id, theirs.id)) as organisation
			from (
				select p.* from posting p
				where p.state = 'published' and p.ends_on > ${today}::date and p.used < p.quantity
					and p.side = case own.side when 'need' then 'offer' else 'need' end
					and p.kind = any(${likeOwnKind})
					and greatest(p.starts_on, own.starts_on) < least(p.ends_on, own.ends_on)
				order by (p.districts && own.districts) desc, p.goal = own.goal desc, p.published_at desc, p.id desc
				limit ${most * spare}
			) posting join organisation theirs on theirs.id = posting.organisation_id
			where ${takesPart('theirs')}
				and coalesce(theirs.parent_id, theirs.id) <> coalesce(ours.parent_id, ours.id)
				and not (theirs.kind = 'municipality' and ours.kind = 'municipality')
				and not exists (select from match m where m.need_id in (own.id, posting.id)
					and m.offer_id in (own.id, posting.id) and m.state in ('proposed', 'accepted', 'declined'))
				and not exists (select from match_mute mute where mute.organisation_id = own.organisation_id
					and (mute.posting_id = posting.id or mute.muted_organisation_id = theirs.id or mute.kind = posting.kind))
			limit ${most}
		) other
		where own.id = any(${sql.val([...ownIds])}::integer[]) and own.state = 'published' and own.used < own.quantity
			and own.ends_on > ${today}::date and ${takesPart('ours')}`.execute(db);
	return rows;
}

export interface Mute {
	id: number;
	kind: string | null;
	posting: { slug: string; title: string } | null;
	organisation: { slug: string; name: string } | null;
}

/** What the organisation does not want to be shown, the newest first. */
export const mutesOf = (db: Handle, organisationId: number): Promise<Mute[]> =>
	db
		.selectFrom('matchMute as mute')
		.leftJoin('posting', 'posting.id', 'mute.postingId')
		.leftJoin('organisation', 'organisation.id', 'mute.mutedOrganisationId')
		.select(['mute.id', 'mute.kind'])
		.select([
			sql<Mute['posting']>`case when posting.id is not null
				then json_build_object('slug', posting.slug, 'title', posting.title) end`.as('posting'),
			sql<Mute['organisation']>`case when organisation.id is not null
				then json_build_object('slug', organisation.slug, 'name', organisation.name) end`.as('organisation'),
		])
		.where('mute.organisationId', '=', organisationId)
		.orderBy('mute.id', 'desc')
		.limit(100)
		.execute();

export type MuteFields = {
	organisationId: number;
	postingId: number | null;
	mutedOrganisationId: number | null;
	kind: string | null;
};

/** Muting twice is muting once. @returns the mute's id, null where it was there */
export async function insertMute(
	trx: Transaction,
	row: MuteFields & { mutedAt: Date; mutedBy: number | null },
): Promise<number | null> {
	const inserted = await trx
		.insertInto('matchMute')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['organisationId', 'postingId', 'mutedOrganisationId', 'kind']).doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return inserted?.id ?? null;
}

/** @returns whether it was there */
export async function deleteMute(trx: Transaction, organisationId: number, id: number): Promise<boolean> {
	const gone = await trx
		.deleteFrom('matchMute')
		.where('id', '=', id)
		.where('organisationId', '=', organisationId)
		.returning('id')
		.executeTakeFirst();
	return gone !== undefined;
}
