import { sql } from 'kysely';
import type { OtherSide } from '#lib/commitments/access.ts';
import type { Confirmation, Contribution, DayCursor } from '#lib/commitments/contribution.ts';
import type { ContributionSource, VerificationLevel } from '#lib/commitments/commitment.ts';
import type { Handle } from '#lib/commitments/rows.server.ts';
import type { Transaction } from '#lib/platform/database.server.ts';

const confirmations = sql<Confirmation[]>`coalesce((select json_agg(json_build_object(
	'level', v.level, 'organisation', o.name, 'note', v.note, 'verifiedAt', v.verified_at) order by v.level)
	from verification v left join organisation o on o.id = v.organisation_id where v.contribution_id = contribution.id), '[]')`;
const reporter = sql<
	Contribution['organisation']
>`json_build_object('id', organisation.id, 'slug', organisation.slug,
	'name', organisation.name, 'kind', organisation.kind, 'rootId', coalesce(organisation.parent_id, organisation.id))`;
const toward = sql<Contribution['commitment']>`json_build_object('id', commitment.id, 'slug', commitment.slug,
	'title', commitment.title, 'type', commitment.type, 'counterpartId', commitment.counterpart_id,
	'partnershipId', commitment.partnership_id)`;

const contributionRows = (db: Handle) =>
	db
		.selectFrom('contribution')
		.innerJoin('organisation', 'organisation.id', 'contribution.organisationId')
		.innerJoin('commitment', 'commitment.id', 'contribution.commitmentId')
		.select([
			'contribution.id',
			'contribution.amount',
			'contribution.happenedOn',
			'contribution.note',
			'contribution.source',
			'contribution.sourceId',
			'contribution.level',
			'contribution.counts',
			'contribution.correctsId',
			'contribution.reportedBy',
			'contribution.reportedAt',
		])
		.select([reporter.as('organisation'), toward.as('commitment'), confirmations.as('confirmations')])
		.$castTo<Contribution>();

const before = (after: DayCursor) =>
	sql<boolean>`(contribution.happened_on, contribution.id) < (${after.on}::date, ${after.id}::integer)`;

/** An organisation's reports, newest first. */
export const reportsBy = (db: Handle, organisationId: number, limit: number, after?: DayCursor) =>
	contributionRows(db)
		.where('contribution.organisationId', '=', organisationId)
		.$if(after !== undefined, (query) => query.where(before(after as DayCursor)))
		.orderBy('contribution.happenedOn', 'desc')
		.orderBy('contribution.id', 'desc')
		.limit(limit)
		.execute();

/** What counts toward a promise, newest first. */
export const timelineOf = (db: Handle, commitmentId: number, limit: number, after?: DayCursor) =>
	contributionRows(db)
		.where('contribution.commitmentId', '=', commitmentId)
		.where('contribution.counts', '=', true)
		.$if(after !== undefined, (query) => query.where(before(after as DayCursor)))
		.orderBy('contribution.happenedOn', 'desc')
		.orderBy('contribution.id', 'desc')
		.limit(limit)
		.execute();

const waiting = (db: Handle) =>
	contributionRows(db).where('contribution.level', '=', 0).where('contribution.counts', '=', true);

/** Promises whose deliveries this organisation is the other side of. */
const otherSideOf = (organisationId: number) => sql<boolean>`contribution.commitment_id in (
	select c.id from commitment c where c.counterpart_id = ${organisationId}
	union all
	select c.id from commitment c join partnership_party p on p.partnership_id = c.partnership_id
	where p.organisation_id = ${organisationId} and p.state = 'signed')
	and contribution.organisation_id <> ${organisationId}`;

/** Reports that wait for this organisation's word, oldest first. */
export const reportsWaitingFor = (db: Handle, organisationId: number, limit: number) =>
	waiting(db).where(otherSideOf(organisationId)).orderBy('contribution.id').limit(limit).execute();

export async function countWaitingFor(db: Handle, organisationId: number): Promise<number> {
	const { count } = await db
		.selectFrom('contribution')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('level', '=', 0)
		.where('counts', '=', true)
		.where(otherSideOf(organisationId))
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** Reports nobody has confirmed, oldest first: the municipality's own units', or everyone else's. */
export const unconfirmedReports = (
	db: Handle,
	{ municipal, after = 0, limit }: { municipal: boolean; after?: number; limit: number },
) =>
	waiting(db)
		.where('organisation.kind', municipal ? '=' : '<>', 'municipality')
		.where('contribution.id', '>', after)
		.orderBy('contribution.id')
		.limit(limit)
		.execute();

/** The report held until the transaction ends, with what decides who may confirm it. */
export async function lockReport(trx: Transaction, id: number): Promise<Contribution | undefined> {
	const held = await trx
		.selectFrom('contribution')
		.select('id')
		.where('id', '=', id)
		.forNoKeyUpdate()
		.executeTakeFirst();
	return held && contributionRows(trx).where('contribution.id', '=', id).executeTakeFirst();
}

/** Who else stands around a promise and can speak about a delivery. */
export const otherSides = (
	db: Handle,
	{ counterpartId, partnershipId }: Pick<Contribution['commitment'], 'counterpartId' | 'partnershipId'>,
): Promise<OtherSide[]> =>
	db
		.selectFrom('organisation')
		.select(['id', 'kind', sql<number>`coalesce(parent_id, id)`.as('rootId')])
		.where((eb) =>
			eb.or([
				eb('id', '=', counterpartId ?? -1),
				eb('id', 'in', (parties) =>
					parties
						.selectFrom('partnershipParty')
						.select('organisationId')
						.where('partnershipId', '=', partnershipId ?? -1)
						.where('state', '=', 'signed'),
				),
			]),
		)
		.orderBy('id')
		.execute();

export interface NewContribution {
	commitmentId: number;
	organisationId: number;
	amount: number;
	happenedOn: string;
	note?: string;
	source: ContributionSource;
	sourceId: number | null;
	reportedBy: number | null;
	reportedAt: Date;
	correctsId?: number;
}

/** @returns its id, or null where the deed is counted already. */
export async function insertContribution(trx: Transaction, row: NewContribution): Promise<number | null> {
	const inserted = await trx
		.insertInto('contribution')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['source', 'sourceId'])
				.where(sql<boolean>`source_id is not null and counts`)
				.doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return inserted?.id ?? null;
}

/** @returns the ids that stopped counting. */
export const stopCounting = async (
	trx: Transaction,
	where: { id: number } | { source: ContributionSource; sourceId: number },
) =>
	await trx
		.updateTable('contribution')
		.set({ counts: false })
		.where('counts', '=', true)
		.$if('id' in where, (query) => query.where('id', '=', (where as { id: number }).id))
		.$if('source' in where, (query) => {
			const deed = where as { source: ContributionSource; sourceId: number };
			return query.where('source', '=', deed.source).where('sourceId', '=', deed.sourceId);
		})
		.returning(['id', 'organisationId'])
		.execute();

/** @returns whether this confirmation is the one that counts: two at once are one. */
export async function insertVerification(
	trx: Transaction,
	row: {
		contributionId: number;
		level: VerificationLevel;
		organisationId: number | null;
		personId: number | null;
		note: string;
		verifiedAt: Date;
	},
): Promise<boolean> {
	const inserted = await trx
		.insertInto('verification')
		.values(row)
		.onConflict((conflict) => conflict.columns(['contributionId', 'level']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

/** Running promises this organisation may report toward, with the period it must happen in. */
export interface Reportable {
	id: number;
	slug: string;
	title: string;
	type: string;
	startsOn: string;
	dueOn: string;
	lowerIsBetter: boolean;
	delivered: number;
	target: number;
}

/** Lets nobody withdraw or amend the promise until the report is in; null where it takes no reports from this organisation. */
export const shareForReport = (trx: Transaction, commitmentId: number, organisationId: number) =>
	trx
		.selectFrom('commitment')
		.select(['id', 'startsOn', 'dueOn', 'slug', 'type'])
		.where('id', '=', commitmentId)
		.where('state', 'in', ['active', 'reported'])
		.where(
			sql<boolean>`(organisation_id = ${organisationId} or exists (select from partnership_party p
				where p.partnership_id = commitment.partnership_id and p.organisation_id = ${organisationId} and p.state = 'signed'))`,
		)
		.forShare()
		.executeTakeFirst();
