/** What a person may send us about commitments: one schema per form. */
import * as v from 'valibot';
import { isTypeOffered } from '#lib/policy/catalogue.ts';
import * as rules from '#lib/commitments/writing/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount } from '#lib/platform/forms/number-rules.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumber } from '#lib/platform/forms/typed-fields.ts';

export type { TargetInput, WhereInput, WordsInput } from '#lib/commitments/writing/rules.ts';

/** @param held the type that a draft has already: it may stay, also while it waits for a yes */
export const typeInput = (held: string | null = null) =>
	v.object({
		submission: fields.submission,
		type: fields.known(
			(key): key is string => isTypeOffered(key) || (held !== null && key === held),
			() => m.commitment_type_missing(),
		),
		/** Where it is begun from a partnership's page. */
		partnership: v.optional(v.union([fields.slug, v.literal('')], fields.stale), ''),
	});

/** The second step. */
export const targetInput = (lowerIsBetter: boolean, today: string) =>
	v.pipe(
		v.object({
			target: typedNumber(rules.targetAmount(lowerIsBetter), rules.targetMissing),
			baseline: lowerIsBetter ? typedNumber(amount, rules.baselineMissing) : rules.noBaseline,
			startsOn: typedDay,
			dueOn: typedDay,
		}),
		follows(rules.targetTogether(today)),
	);

const milestone = v.object({ title: rules.milestoneValues.title, dueOn: typedDay });

/** Rows of milestones as two lists of the same length; rows without words and date fall away. */
export const whereInput = v.pipe(
	v.object({ ...rules.whereValues, milestoneTitle: fields.lines, milestoneDue: fields.lines }),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const { milestoneTitle, milestoneDue, ...input } = dataset.value;
		const rows = milestoneTitle
			.map((title, index) => ({ title, dueOn: milestoneDue[index] ?? '' }))
			.filter(({ title, dueOn }) => title || dueOn);
		const read = v.safeParse(v.array(milestone), rows.slice(0, rules.mostMilestones));
		if (read.success) return rules.withOtherGoals({ ...input, milestones: read.output });
		const key = 'milestoneTitle';
		const path = {
			type: 'object',
			origin: 'value',
			input: dataset.value,
			key,
			value: milestoneTitle,
		} as const;
		addIssue({ message: m.commitment_milestone_incomplete(), path: [path] });
		return NEVER;
	}),
);

export const wordsInput = v.object({
	...rules.wordsRules.entries,
	wordingRead: fields.tick,
	/** Who is named in a joint one, besides its author and the partnership's lead. */
	parties: v.optional(v.array(fields.id, fields.stale), []),
});

export const reasonInput = v.object({ reason: fields.reason() });
export const partyInput = v.object({ party: fields.id });
/** Answers to a proposal in a list: which one it is about. */
const about = { commitment: fields.slug };
export const acceptInput = v.object(about);
export const declineInput = v.object({ ...about, reason: fields.reason() });
