/** How far a commitment has come, so that every kind of health is seen; and the reports that make it so. */
import { timeShare, type HealthKind } from '#lib/commitments/health.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';
import type { Calendar } from '../calendar.ts';
import type { Partner } from '../city.ts';
import type { ContributionPlan } from './commitment-plan.ts';
import { wordings } from './commitment-wordings.ts';
import type { Random } from '../random.ts';
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';

interface Period {
	from: number;
	to: number;
	target: number;
}

const hours = (type: CommitmentType) => type.countedFrom === 'manual';

/** An amount that leads to this health today. */
export function amountFor(
	health: HealthKind,
	{ from, to, target }: Period,
	calendar: Calendar,
	random: Random,
): number {
	const gone = timeShare({ startsOn: calendar.day(from), dueOn: calendar.day(to), today: calendar.today });
	const share = {
		ahead: Math.min(0.97, gone + 0.16 + random.share() * 0.2),
		on_track: Math.min(0.97, gone - 0.05 + random.share() * 0.1),
		behind: Math.max(0.05, gone - 0.2 - random.share() * 0.25),
		no_data: 0,
		not_started: 0,
		done: 1 + random.share() * 0.1,
	}[health];
	const amount = Math.round(share * target);
	if (share === 0) return 0;
	return health === 'done' ? Math.max(target, amount) : Math.max(1, Math.min(target - 1, amount));
}

/** Splits an amount into reports between the start and today (or the due day). */
export function reportsFor(
	type: CommitmentType,
	amount: number,
	{ from, to }: Pick<Period, 'from' | 'to'>,
	by: readonly Partner[],
	random: Random,
): ContributionPlan[] {
	const { portion = [1, 1], notes } = wordings[type.key as CommitmentTypeKey];
	const portions: number[] = [];
	for (let left = amount; left > 0;) {
		const next = Math.min(
			left,
			random.whole(portion[0], portion[1]) + (hours(type) && random.chance(0.2) ? 0.5 : 0),
		);
		portions.push(next);
		left = Math.round((left - next) * 10) / 10;
	}
	const first = from + 2;
	const last = Math.max(first, Math.min(-1, to));
	return portions
		.map((part, i): ContributionPlan => {
			const day = Math.round(first + ((last - first) * (i + 0.5 + random.share() * 0.4)) / portions.length);
			return {
				by: random.pick(by),
				amount: part,
				day: Math.min(day, -1),
				note: random.pick(notes),
				level: 0,
				deed: null,
			};
		})
		.toSorted((a, b) => a.day - b.day);
}

/** Readings of a figure that should fall: from where it stood to where it stands. */
export function readingsFor(
	baseline: number,
	now: number,
	from: number,
	by: Partner,
	random: Random,
): ContributionPlan[] {
	const steps = 3;
	return Array.from({ length: steps }, (_, i) => ({
		by,
		amount: Math.round((baseline + ((now - baseline) * (i + 1)) / steps) * 2) / 2,
		day: Math.round(from + 4 + ((-3 - from - 4) * (i + 1)) / steps),
		note: random.pick(wordings['answer-days'].notes),
		level: 0,
		deed: null,
	}));
}

/** Old reports have been confirmed, most of them by the other side; the newest still wait. */
export function confirm(
	contributions: readonly ContributionPlan[],
	hasOtherSide: boolean,
	random: Random,
): void {
	contributions.forEach((contribution, i) => {
		const isNew = i === contributions.length - 1 && random.chance(0.5);
		const ladder: readonly VerificationLevel[] = hasOtherSide
			? [1, 1, 1, 1, 1, 2, 2, 3, 3, 0]
			: [2, 2, 2, 2, 2, 3, 3, 3, 0, 0];
		const level = random.pick(ladder);
		contribution.level = isNew ? 0 : level;
	});
}
