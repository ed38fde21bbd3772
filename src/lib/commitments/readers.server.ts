/** What other rooms and pages ask about commitments. Nothing here writes. */
import { unitOf, type CommitmentInList } from '#lib/commitments/commitment.ts';
import { fulfilment, type Fulfilment } from '#lib/commitments/closing/fulfilment.ts';
import { health, type CommitmentWithHealth, type Health } from '#lib/commitments/health.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import {
	shareConfirmed,
	sumCounts,
	type Counts,
	type LeftOut,
	type PlaceRow,
	type TotalsScope,
} from '#lib/commitments/totals/sums.ts';
import { readingOnly } from '#lib/platform/database/reads.server.ts';
import * as totals from '#lib/commitments/totals/totals-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import { Refused } from '#lib/platform/errors.ts';
import { unitName } from '#lib/policy/catalogue.ts';

/** The day it is in Copenhagen. */
export const today = (): string => copenhagenDate(now());

export type { CommitmentWithHealth } from '#lib/commitments/health.ts';

/** A commitment with how it goes today, and whether it is kept. */
export const withHealth = <Row extends CommitmentInList>(
	row: Row,
): Row & { health: Health; fulfilment: Fulfilment } => ({
	...row,
	health: health({ ...row, delivered: row.contributions > 0 ? row.delivered : null, today: today() }),
	fulfilment: fulfilment({ ...row, isDecided: row.decided !== null, today: today() }),
});

/** All public commitments of a partnership; those that run first, by deadline. */
export const commitmentsOfPartnership = async (
	db: Handle,
	partnershipId: number,
): Promise<CommitmentWithHealth[]> => (await queries.ofPartnership(db, partnershipId)).map(withHealth);

/** What an organisation has promised, itself or with others, also what waits for a yes; those that run first, by deadline. */
export const promisesOf = async (db: Handle, organisationId: number): Promise<CommitmentWithHealth[]> =>
	(await queries.promisesOf(db, organisationId)).map(withHealth);

export interface CommitmentSummary {
	id: number;
	slug: string;
	title: string;
	type: string;
	target: number;
	delivered: number;
	confirmed: number;
	/** The unit's word for the delivered amount, in the page's language. */
	unit: string;
	/** 0 to 1, for a ring. */
	share: number;
}

/** What an event or an opportunity says about the commitment it serves; undefined unless it is public. */
export async function commitmentSummary(db: Handle, id: number): Promise<CommitmentSummary | undefined> {
	const row = await readingOnly(
		() => ({ commitment: { id }, commitmentTotal: { commitmentId: id } }),
		() => queries.findServed(db, id),
	);
	if (!row) return undefined;
	const { deliveredShare } = withHealth(row).health;
	const { slug, title, type, target, delivered, confirmed } = row;
	const unit = unitName(delivered, unitOf(row));
	return { id, slug, title, type, target, delivered, confirmed, unit, share: Math.min(1, deliveredShare) };
}

/** Running commitments that the organisation's events and opportunities can serve and that it can report toward. */
export const servableCommitments = (db: Handle, organisationId: number): Promise<CommitmentInList[]> =>
	queries.findServable(db, organisationId);

/** For a form that names a commitment to serve; null names none. @throws Refused `commitment_not_servable` */
export async function refuseGone(db: Handle, organisationId: number, id: number | null): Promise<void> {
	if (id === null) return;
	const servable = await servableCommitments(db, organisationId);
	if (!servable.some((commitment) => commitment.id === id))
		throw new Refused('commitment_not_servable', 'commitment');
}

export interface CityTotals extends Counts {
	/** 0 to 1; null when nothing is delivered. */
	confirmedShare: number | null;
	/** Not counted, because nobody has heard from their partner for two half-years. */
	leftOut: LeftOut;
}

/** The same as a part of a public page. */
export const shownTotals = (db: Database, scope: TotalsScope = {}): Promise<CityTotals> =>
	figure(`totals ${today()} ${JSON.stringify(scope)}`, () => cityTotals(db, scope));

/** The commitments of the whole city, or of a part of it, in a few numbers. */
export async function cityTotals(db: Handle, scope: TotalsScope = {}): Promise<CityTotals> {
	const day = today();
	const [rows, confirmedShare, leftOut] = await Promise.all([
		totals.resultRows(db, scope, day),
		totals.confirmedShare(db, scope, day),
		totals.leftOut(db, scope, day),
	]);
	return { ...sumCounts(rows), confirmedShare, leftOut };
}

/** The same of rows that were asked for by place, so that nothing is judged twice. */
export const totalsOfPlaces = (rows: readonly PlaceRow[], leftOut: LeftOut): CityTotals => ({
	...sumCounts(rows),
	confirmedShare: shareConfirmed(rows),
	leftOut,
});

export { otherSides, typeOfCommitment } from '#lib/commitments/queries.server.ts';
export { milestonesOf } from '#lib/commitments/milestones/milestone-queries.server.ts';
export { shareRows } from '#lib/commitments/totals/share-queries.server.ts';
export {
	confirmedShare,
	leftOut,
	placeRows,
	resultRows,
	silentAmong,
	trendRows,
} from '#lib/commitments/totals/totals-queries.server.ts';
