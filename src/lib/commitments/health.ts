/**
 * How a commitment goes, computed and never chosen: the share that is delivered against the share of the time that
 * is gone. Within ten points it is on track.
 */
import { daysBetween } from '#lib/i18n/copenhagen.ts';
import type { Fulfilment } from '#lib/commitments/closing/fulfilment.ts';
import type { CommitmentInList, CommitmentState } from '#lib/commitments/commitment.ts';

/** Points between what is delivered and what is expected before a commitment is ahead or behind. */
export const tolerance = 0.1;

/** `done`: the figure is there, whoever told it. Whether the promise is kept is said by `fulfilment`. */
export const healthKinds = ['ahead', 'on_track', 'behind', 'no_data', 'done', 'not_started'] as const;
export type HealthKind = (typeof healthKinds)[number];

export interface HealthFacts {
	target: number;
	/** Counts only where less is better: where the figure stood at the start. */
	baseline: number;
	lowerIsBetter: boolean;
	/** Amount so far, or the latest reading where less is better; null when nothing has been reported. */
	delivered: number | null;
	startsOn: string;
	dueOn: string;
	/** Calendar date in Copenhagen; the due day itself still counts in full. */
	today: string;
	state: CommitmentState;
}

export interface Health {
	kind: HealthKind;
	/** Units missing to where it should be today; 0 unless behind, then at least 1. */
	behindBy: number;
	/** Where it should be today, in units. */
	expectedToday: number;
	/** 0 to 1 and above. */
	deliveredShare: number;
	/** Share of the period that is gone, 0 to 1. */
	expectedShare: number;
}

export type CommitmentWithHealth = CommitmentInList & { health: Health; fulfilment: Fulfilment };

const notBegun: readonly CommitmentState[] = ['draft', 'proposed', 'declined'];
const given: readonly CommitmentState[] = ['withdrawn', 'replaced'];
const lateFor = (units: number) => Math.max(1, Math.round(units));
/** Rounds away what floating point adds, so that exactly ten points is still on track. */
const points = (share: number) => Math.round(share * 1e6) / 1e6;

/** Share of the period that is gone at the end of `today`'s working: 0 on the first day, 1 on the due day. */
export function timeShare({
	startsOn,
	dueOn,
	today,
}: Pick<HealthFacts, 'startsOn' | 'dueOn' | 'today'>): number {
	const whole = daysBetween(startsOn, dueOn);
	if (whole <= 0) return today >= dueOn ? 1 : 0;
	return Math.min(1, Math.max(0, daysBetween(startsOn, today) / whole));
}

export function health(facts: HealthFacts): Health {
	const expectedShare = timeShare(facts);
	return facts.lowerIsBetter ? readingHealth(facts, expectedShare) : amountHealth(facts, expectedShare);
}

function amountHealth(facts: HealthFacts, expectedShare: number): Health {
	const { target, state, today, startsOn, dueOn } = facts;
	const delivered = facts.delivered ?? 0;
	const deliveredShare = target > 0 ? delivered / target : 1;
	const expectedToday = target * expectedShare;
	const answer = (kind: HealthKind, behindBy = 0): Health => ({
		kind,
		behindBy,
		expectedToday,
		deliveredShare,
		expectedShare,
	});
	if (notBegun.includes(state)) return answer('not_started');
	if (given.includes(state)) return answer('no_data');
	if (state === 'partly' || state === 'not_delivered') return answer('behind', lateFor(target - delivered));
	if (state === 'delivered' || deliveredShare >= 1) return answer('done');
	if (delivered === 0 && today < startsOn) return answer('not_started');
	if (today > dueOn) return answer('behind', lateFor(target - delivered));
	if (facts.delivered === null || delivered === 0) return answer('no_data');
	const lead = points(deliveredShare - expectedShare);
	if (lead < -tolerance) return answer('behind', lateFor(expectedToday - delivered));
	return answer(lead > tolerance ? 'ahead' : 'on_track');
}

/** Less is better: a reading should fall from the baseline to the target, and stay there until the due day. */
function readingHealth(facts: HealthFacts, expectedShare: number): Health {
	const { target, baseline, state, today, startsOn, dueOn, delivered } = facts;
	const way = Math.max(0, baseline - target);
	const expectedToday = way ? baseline - way * expectedShare : target;
	const met = delivered !== null && delivered <= target;
	const progress = () => (way ? (baseline - (delivered ?? baseline)) / way : Number(met));
	const deliveredShare = delivered === null ? 0 : met ? Math.max(1, progress()) : Math.max(0, progress());
	const answer = (kind: HealthKind, behindBy = 0): Health => ({
		kind,
		behindBy,
		expectedToday,
		deliveredShare,
		expectedShare,
	});
	if (notBegun.includes(state)) return answer('not_started');
	if (given.includes(state)) return answer('no_data');
	if (state === 'partly' || state === 'not_delivered') {
		return answer('behind', delivered === null ? 0 : lateFor(delivered - target));
	}
	if (state === 'delivered' || (met && today > dueOn)) return answer('done');
	if (delivered === null) return answer(today < startsOn ? 'not_started' : 'no_data');
	if (today > dueOn) return answer('behind', lateFor(delivered - target));
	if (met) return answer(way && points(expectedShare) < 1 - tolerance ? 'ahead' : 'on_track');
	const lead = way ? points(progress() - expectedShare) : -1;
	if (lead < -tolerance) return answer('behind', lateFor(delivered - expectedToday));
	return answer(lead > tolerance ? 'ahead' : 'on_track');
}
