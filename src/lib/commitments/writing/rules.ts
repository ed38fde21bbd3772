/** What holds for a commitment that is written or changed, wherever it comes from: a form, the API or an import. */
import * as v from 'valibot';
import { districts } from '#lib/geography/place-fields.ts';
import { addDays, formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount, someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

const mostDays = 3660;

/** Where less is better, zero is a target. */
export const targetAmount = (lowerIsBetter: boolean) => (lowerIsBetter ? amount : someAmount);
export const targetMissing = () => m.commitment_target_missing();
export const baselineMissing = () => m.commitment_baseline_missing();

/** What is wrong with a commitment's deadline on `today`, as a sentence. */
export function dueProblem(
	{ startsOn, dueOn }: { startsOn: string; dueOn: string },
	today: string,
): string | null {
	const days = { due: formatDate(dueOn), start: formatDate(startsOn) };
	if (dueOn <= startsOn) return m.commitment_due_before_start(days);
	if (dueOn < today) return m.commitment_due_past({ due: days.due });
	return dueOn > addDays(startsOn, mostDays) ? m.commitment_due_far() : null;
}

const rule = rulesOver<{ startsOn: string; dueOn: string }>();
export const targetTogether = (today: string) => [
	rule('dueOn', ['startsOn', 'dueOn'], (period) => dueProblem(period, today)),
];

/** Where less is better there is a starting point; elsewhere it is zero, whatever is said of it. */
export const noBaseline = v.pipe(
	v.optional(v.unknown(), 0),
	v.transform(() => 0),
);
export const targetRules = (lowerIsBetter: boolean, today: string) =>
	v.pipe(
		v.object({
			target: fields.number(targetAmount(lowerIsBetter), targetMissing),
			baseline: lowerIsBetter ? fields.number(amount, baselineMissing) : noBaseline,
			startsOn: fields.day,
			dueOn: fields.day,
		}),
		follows(targetTogether(today)),
	);
export type TargetInput = v.InferOutput<ReturnType<typeof targetRules>>;

export const mostMilestones = 12;
export const milestoneValues = {
	title: fields.line({ least: 2, most: 160, missing: () => m.life_milestone_title_missing() }),
	dueOn: fields.day,
};

export const whereValues = {
	partnership: v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
	counterpart: v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
	goal: fields.known(isGoalOffered, () => m.commitment_goal_missing()),
	secondaryGoals: fields.severalKnown(isGoalOffered),
	targetGroup: fields.paragraphs({ most: 300 }),
	districts,
	resources: fields.paragraphs({ most: 1000 }),
};
const where = v.object({
	...whereValues,
	milestones: v.pipe(
		v.optional(v.array(v.object(milestoneValues), fields.stale), []),
		v.maxLength(mostMilestones, fields.stale),
	),
});

/** A goal that it serves in the first place is none that it also serves. */
export const withOtherGoals = <Where extends Pick<v.InferOutput<typeof where>, 'goal' | 'secondaryGoals'>>(
	input: Where,
): Where => ({ ...input, secondaryGoals: input.secondaryGoals.filter((goal) => goal !== input.goal) });

export const whereRules = v.pipe(where, v.transform(withOtherGoals));
export type WhereInput = v.InferOutput<typeof where>;

export const wordsRules = v.object({
	title: fields.line({ least: 3, most: 160 }),
	description: fields.paragraphs({ most: 4000 }),
});
export type WordsInput = v.InferOutput<typeof wordsRules>;
