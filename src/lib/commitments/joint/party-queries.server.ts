import { sql } from 'kysely';
import { statesAllowing } from '#lib/accounts/organisation-states.ts';
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';
import type { NamedParty } from '#lib/commitments/joint/joint.ts';
import { commitmentRows } from '#lib/commitments/rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** Nobody leaves the partnership, or ends it, until the transaction is over. */
export const holdPartnership = (trx: Transaction, partnershipId: number) =>
	trx.selectFrom('partnership').select('id').where('id', '=', partnershipId).forShare().execute();

/** Who is named, the partnership's lead first; with the commitment each belongs to. */
export const namedIn = (
	db: Handle,
	commitmentIds: readonly number[],
): Promise<(NamedParty & { commitmentId: number })[]> =>
	db
		.selectFrom('commitmentParty as named')
		.innerJoin('commitment', 'commitment.id', 'named.commitmentId')
		.innerJoin('organisation as o', 'o.id', 'named.organisationId')
		.leftJoin('partnership as p', 'p.id', 'commitment.partnershipId')
		.leftJoin('partnershipParty as party', (join) =>
			join
				.onRef('party.partnershipId', '=', 'commitment.partnershipId')
				.onRef('party.organisationId', '=', 'named.organisationId'),
		)
		.select([
			'named.commitmentId',
			'named.answer',
			'named.reason',
			'named.answeredAt',
			'named.askedAt',
			'named.remindedAt',
			'named.reminders',
			sql<NamedOrganisation>`json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind)`.as(
				'organisation',
			),
			sql<boolean>`party.state is distinct from 'signed' or p.state is distinct from 'active' or o.state = 'closed'`.as(
				'gone',
			),
		])
		.where('named.commitmentId', 'in', [0, ...commitmentIds])
		.orderBy(sql`o.id is distinct from p.lead_organisation_id`)
		.orderBy(sql`o.name collate "da-x-icu"`)
		.execute();

/** Who can be named: the parties of a partnership in force who can sign, the lead first. None where it is over. */
export const whoCanBeNamed = (
	db: Handle,
	partnershipId: number,
	today: string,
): Promise<(NamedOrganisation & { leads: boolean })[]> =>
	db
		.selectFrom('partnership as p')
		.innerJoin('partnershipParty as party', 'party.partnershipId', 'p.id')
		.innerJoin('organisation as o', 'o.id', 'party.organisationId')
		.select(['o.id', 'o.slug', 'o.name', 'o.kind'])
		.select(sql<boolean>`o.id = p.lead_organisation_id`.as('leads'))
		.where('p.id', '=', partnershipId)
		.where('p.state', '=', 'active')
		.where('p.endsOn', '>=', today)
		.where('party.state', '=', 'signed')
		.where('o.state', 'in', statesAllowing('sign'))
		.orderBy(sql`o.id = p.lead_organisation_id`, 'desc')
		.orderBy(sql`o.name collate "da-x-icu"`)
		.execute();

/** Proposals that name this organisation and wait for its answer, oldest first. */
export const waitingFor = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.innerJoin('commitmentParty as asked', 'asked.commitmentId', 'commitment.id')
		.where('asked.organisationId', '=', organisationId)
		.where('asked.answer', 'is', null)
		.where('commitment.state', '=', 'proposed')
		.orderBy('asked.askedAt')
		.orderBy('commitment.id')
		.execute();

export async function countWaitingFor(db: Handle, organisationId: number): Promise<number> {
	const row = await db
		.selectFrom('commitmentParty as asked')
		.innerJoin('commitment', 'commitment.id', 'asked.commitmentId')
		.select(sql<number>`count(*)::integer`.as('count'))
		.where('asked.organisationId', '=', organisationId)
		.where('asked.answer', 'is', null)
		.where('commitment.state', '=', 'proposed')
		.executeTakeFirstOrThrow();
	return row.count;
}

/** Every joint proposal, for the calendar. */
export const openJoint = (db: Handle) =>
	db
		.selectFrom('commitment')
		.select('slug')
		.where('state', '=', 'proposed')
		.where('partnershipId', 'is not', null)
		.orderBy('id')
		.execute();
