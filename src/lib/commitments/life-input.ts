/** What a person may send us about a promise that runs: one schema per form. */
import * as v from 'valibot';
import { answers } from '#lib/commitments/closing/closing.ts';
import { reason, text, typedAmount, typedDate } from '#lib/commitments/writing/input.ts';
import { longestStep } from '#lib/commitments/theory/theory.ts';
import { addDays, formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const words = (missing: () => string, most = 1000) =>
	v.pipe(
		text,
		v.minLength(3, missing),
		v.maxLength(most, () => m.commitment_too_long({ most })),
	);
const id = v.pipe(text, v.regex(/^\d{1,9}$/), v.transform(Number));

export const closingInput = v.object({ word: words(() => m.life_word_missing()) });

/** Only a whole yes needs no words. */
export const answerInput = v.pipe(
	v.object({
		answer: v.picklist(answers, () => m.life_answer_missing()),
		note: v.pipe(
			text,
			v.maxLength(1000, () => m.commitment_too_long({ most: 1000 })),
		),
	}),
	v.forward(
		v.check(
			({ answer, note }) => answer === 'delivered' || note.length >= 3,
			() => m.life_note_missing(),
		),
		['note'],
	),
);

/** A new target or due date; where less is better zero is a target. */
export const amendInput = (
	{ lowerIsBetter, startsOn, dueOn: before }: { lowerIsBetter: boolean; startsOn: string; dueOn: string },
	today: string,
) =>
	v.pipe(
		v.object({
			target: v.pipe(
				typedAmount(() => m.commitment_target_missing()),
				v.minValue(lowerIsBetter ? 0 : 0.01, () => m.commitment_target_zero()),
			),
			dueOn: typedDate,
			reason,
		}),
		v.forward(
			v.rawCheck(({ dataset, addIssue }) => {
				if (!dataset.typed || dataset.value.dueOn === before) return;
				const { dueOn } = dataset.value;
				const days = { due: formatDate(dueOn), start: formatDate(startsOn) };
				if (dueOn <= startsOn) addIssue({ message: m.commitment_due_before_start(days) });
				else if (dueOn < today) addIssue({ message: m.commitment_due_past({ due: days.due }) });
				else if (dueOn > addDays(startsOn, 3660)) addIssue({ message: m.commitment_due_far() });
			}),
			['dueOn'],
		),
	);

export const milestoneInput = v.object({
	title: v.pipe(
		text,
		v.minLength(2, () => m.life_milestone_title_missing()),
		v.maxLength(160, () => m.commitment_too_long({ most: 160 })),
	),
	dueOn: typedDate,
});
export const milestoneEditInput = v.object({ milestone: id, ...milestoneInput.entries });
export const milestoneIdInput = v.object({ milestone: id });
export const markInput = v.object({ milestone: id, reached: v.picklist(['yes', 'no']) });

const step = v.pipe(
	text,
	v.maxLength(longestStep, () => m.commitment_too_long({ most: longestStep })),
);
export const theoryInput = v.object({
	challenge: step,
	targetGroup: step,
	effects: step,
	results: step,
	activities: step,
	resources: step,
});
