/** What an organisation may send of its own look at itself. */
import * as v from 'valibot';
import { checkAnswers, questionsOf, type Question, type Theme } from '#lib/equality/practice/practice.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

const answer = fields.choice(checkAnswers, () => m.practice_answer_missing());

/** Every question of the theme has its answer. */
export const checkInput = (theme: Theme) =>
	v.object({
		...(Object.fromEntries(questionsOf(theme).map((question) => [question, answer])) as Record<
			Question,
			typeof answer
		>),
		submission: fields.submission,
	});
export type CheckInput = v.InferOutput<ReturnType<typeof checkInput>>;

export const sharedInput = v.object({ id: fields.id });
