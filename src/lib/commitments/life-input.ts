/** What a person may send us about a commitment that runs: one schema per form. */
import * as v from 'valibot';
import { answers } from '#lib/commitments/closing/closing.ts';
import { longestStep } from '#lib/commitments/theory/theory.ts';
import { dueProblem, milestoneValues, targetAmount, targetMissing } from '#lib/commitments/writing/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumber } from '#lib/platform/forms/typed-fields.ts';
import { visibleLetters } from '#lib/platform/text/text.ts';

export const closingInput = v.object({ word: fields.reason(() => m.life_word_missing()) });

const answer = v.object({
	answer: fields.choice(answers, () => m.life_answer_missing()),
	note: fields.paragraphs({ most: 1000 }),
});
const answerRule = rulesOver<v.InferOutput<typeof answer>>();
/** Only a whole yes needs no words. */
export const answerInput = v.pipe(
	answer,
	follows([
		answerRule(
			'note',
			['answer', 'note'],
			({ answer, note }) => answer !== 'delivered' && visibleLetters(note) < 3 && m.field_reason_missing(),
		),
	]),
);

interface Period {
	startsOn: string;
	dueOn: string;
}
const dueRule = rulesOver<Pick<Period, 'dueOn'>>();
/** A new target or due date. A deadline that has passed may stay. */
export const amendInput = (
	{ lowerIsBetter, startsOn, dueOn: before }: Period & { lowerIsBetter: boolean },
	today: string,
) =>
	v.pipe(
		v.object({
			target: typedNumber(targetAmount(lowerIsBetter), targetMissing),
			dueOn: typedDay,
			reason: fields.reason(),
		}),
		follows([
			dueRule('dueOn', ['dueOn'], ({ dueOn }) => dueOn !== before && dueProblem({ startsOn, dueOn }, today)),
		]),
	);

export const milestoneInput = v.object({ ...milestoneValues, dueOn: typedDay });
export const milestoneEditInput = v.object({ milestone: fields.id, ...milestoneInput.entries });
export const milestoneIdInput = v.object({ milestone: fields.id });
export const markInput = v.object({ milestone: fields.id, reached: fields.choice(['yes', 'no']) });

const step = fields.paragraphs({ most: longestStep });
export const theoryInput = v.object({
	challenge: step,
	targetGroup: step,
	effects: step,
	results: step,
	activities: step,
	resources: step,
	wordingRead: fields.tick,
});
