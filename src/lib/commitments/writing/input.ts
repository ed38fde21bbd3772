/** What a person may send us about promises: one schema per form. */
import * as v from 'valibot';
import { formatDate, parseDate, addDays } from '#lib/i18n/dates.ts';
import { parseNumber } from '#lib/i18n/numbers.ts';
import { isDistrictNr, type DistrictNr } from '#lib/geography/districts.ts';
import { isCommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { isGoalKey } from '#lib/policy/edition.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanParagraphs } from '#lib/platform/text.ts';

export const text = v.pipe(v.optional(v.string(), ''), v.transform(cleanParagraphs));
export const atMost = (most: number) =>
	v.pipe(
		text,
		v.maxLength(most, () => m.commitment_too_long({ most })),
	);
export const list = v.optional(v.array(v.string()), []);
export const submissionKey = v.optional(v.pipe(v.string(), v.uuid()));

export const typedDate = v.pipe(
	text,
	v.nonEmpty(() => m.commitment_date_missing()),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const { value, error } = parseDate(dataset.value);
		if (value) return value;
		addIssue({ message: error === 'unclear' ? m.commitment_date_unclear() : m.commitment_not_a_date() });
		return NEVER;
	}),
);

export const typedAmount = (missing: () => string) =>
	v.pipe(
		text,
		v.nonEmpty(missing),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const { value } = parseNumber(dataset.value);
			if (value === undefined) addIssue({ message: m.commitment_not_a_number() });
			else if (value < 0 || value >= 1_000_000) addIssue({ message: m.commitment_number_bounds() });
			else if (Math.round(value * 100) !== value * 100) addIssue({ message: m.commitment_number_decimals() });
			else return value;
			return NEVER;
		}),
	);

export const typeInput = v.object({
	submission: submissionKey,
	type: v.pipe(
		text,
		v.check(
			(key: string): boolean => isCommitmentTypeKey(key),
			() => m.commitment_type_missing(),
		),
	),
});

const target = typedAmount(() => m.commitment_target_missing());

/** The second step. Where less is better there is a starting point, and zero is a target. */
export const targetInput = (lowerIsBetter: boolean, today: string) =>
	v.pipe(
		v.object({
			target: lowerIsBetter
				? target
				: v.pipe(
						target,
						v.minValue(0.01, () => m.commitment_target_zero()),
					),
			baseline: lowerIsBetter
				? typedAmount(() => m.commitment_baseline_missing())
				: v.optional(
						v.pipe(
							v.string(),
							v.transform(() => 0),
						),
						'0',
					),
			startsOn: typedDate,
			dueOn: typedDate,
		}),
		v.forward(
			v.rawCheck(({ dataset, addIssue }) => {
				if (!dataset.typed) return;
				const { startsOn, dueOn } = dataset.value;
				const days = { due: formatDate(dueOn), start: formatDate(startsOn) };
				if (dueOn <= startsOn) addIssue({ message: m.commitment_due_before_start(days) });
				else if (dueOn < today) addIssue({ message: m.commitment_due_past({ due: days.due }) });
				else if (dueOn > addDays(startsOn, 3660)) addIssue({ message: m.commitment_due_far() });
			}),
			['dueOn'],
		),
	);

/** Rows of milestones as two lists of the same length; rows without words or date fall away. */
const milestones = v.pipe(
	v.object({ milestoneTitle: list, milestoneDue: list }),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const rows: { title: string; dueOn: string }[] = [];
		let wrong = false;
		dataset.value.milestoneTitle.forEach((title, index) => {
			const due = dataset.value.milestoneDue[index]?.trim() ?? '';
			if (!title.trim() && !due) return;
			const { value } = parseDate(due);
			if (title.trim().length >= 2 && title.trim().length <= 160 && value) {
				rows.push({ title: title.trim(), dueOn: value });
			} else {
				wrong = true;
			}
		});
		if (!wrong) return rows.slice(0, 12);
		addIssue({ message: m.commitment_milestone_incomplete() });
		return NEVER;
	}),
);

export const whereInput = v.pipe(
	v.object({
		partnership: text,
		counterpart: text,
		goal: v.pipe(
			text,
			v.check(
				(key: string): boolean => isGoalKey(key),
				() => m.commitment_goal_missing(),
			),
		),
		secondaryGoals: v.pipe(
			list,
			v.check(
				(keys: string[]): boolean => keys.every(isGoalKey),
				() => m.commitment_goal_missing(),
			),
		),
		targetGroup: atMost(300),
		districts: v.pipe(
			list,
			v.transform((numbers) => numbers.map(Number).filter((nr): nr is DistrictNr => isDistrictNr(nr))),
		),
		resources: atMost(1000),
		milestoneTitle: list,
		milestoneDue: list,
	}),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const { milestoneTitle, milestoneDue, ...rest } = dataset.value;
		const rows = v.safeParse(milestones, { milestoneTitle, milestoneDue });
		if (rows.success) {
			const secondaryGoals = rest.secondaryGoals.filter((goal) => goal !== rest.goal);
			return { ...rest, secondaryGoals, milestones: rows.output };
		}
		addIssue({
			message: rows.issues[0].message,
			path: [
				{
					type: 'object',
					origin: 'value',
					input: dataset.value,
					key: 'milestoneTitle',
					value: milestoneTitle,
				},
			],
		});
		return NEVER;
	}),
);

export const wordsInput = v.object({
	title: v.pipe(
		text,
		v.minLength(3, () => m.commitment_title_short()),
		v.maxLength(160, () => m.commitment_too_long({ most: 160 })),
	),
	description: atMost(4000),
});

export const reason = v.pipe(
	text,
	v.minLength(3, () => m.commitment_reason_missing()),
	v.maxLength(1000, () => m.commitment_too_long({ most: 1000 })),
);
export const reasonInput = v.object({ reason });
/** Answers to a proposal in a list: which one it is about. */
const about = { commitment: v.pipe(v.string(), v.nonEmpty()) };
export const acceptInput = v.object(about);
export const declineInput = v.object({ ...about, reason });

export type TargetInput = v.InferOutput<ReturnType<typeof targetInput>>;
export type WhereInput = v.InferOutput<typeof whereInput>;
export type WordsInput = v.InferOutput<typeof wordsInput>;
