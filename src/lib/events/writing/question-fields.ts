/** What an organiser asks those who sign up, as three pairs of lines of the event's form. */
import * as v from 'valibot';
import { mostQuestions } from '#lib/events/event.ts';
import type { Question } from '#lib/events/registrations/party.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { rulesOver } from '#lib/platform/forms/rules.ts';

export const questionNumbers = [1, 2, 3] as const satisfies { length: typeof mostQuestions };
type Numbered<Word extends string> = `${Word}${(typeof questionNumbers)[number]}`;
const numbered = <Word extends string, Field>(word: Word, field: Field) =>
	Object.fromEntries(questionNumbers.map((n) => [`${word}${n}`, field])) as Record<Numbered<Word>, Field>;

const question = fields.line({ most: 160 });
/** `ja, nej, ved ikke`: the answers to choose from, if not words of one's own. */
const choices = fields.line({ most: 240 });
export const questionValues = { ...numbered('question', question), ...numbered('choices', choices) };
export const questionNames = Object.keys(questionValues) as (keyof typeof questionValues)[];
type QuestionValues = v.InferOutput<v.ObjectSchema<typeof questionValues, undefined>>;

const choicesIn = (text: string): string[] => [
	...new Set(
		text
			.split(',')
			.map((choice) => choice.trim())
			.filter(Boolean),
	),
];

const rule = rulesOver<QuestionValues>();
export const questionRules = questionNumbers.flatMap((n) => [
	rule(
		`question${n}`,
		[`question${n}`, `choices${n}`],
		(asked) => asked[`question${n}`] === '' && asked[`choices${n}`] !== '' && m.event_question_missing(),
	),
	rule(
		`choices${n}`,
		[`choices${n}`],
		(asked) =>
			asked[`choices${n}`] !== '' && choicesIn(asked[`choices${n}`]).length < 2 && m.event_choices_few(),
	),
]);

/** The same question is asked once. */
export function questionsOf(values: QuestionValues): Question[] {
	const asked = questionNumbers.map((n) => ({
		text: values[`question${n}`],
		choices: choicesIn(values[`choices${n}`]),
	}));
	return asked.filter(({ text }, n) => text && asked.findIndex((one) => one.text === text) === n);
}

/** As a person would type them. */
export const questionTexts = (questions: readonly Question[]): Record<keyof QuestionValues, string> =>
	Object.assign(
		{},
		...questionNumbers.map((n) => ({
			[`question${n}`]: questions[n - 1]?.text ?? '',
			[`choices${n}`]: questions[n - 1]?.choices.join(', ') ?? '',
		})),
	) as Record<keyof QuestionValues, string>;

/** All words of it, to be read for what counts people by who they are. */
export const wordsOfQuestions = (questions: readonly Question[]): string[] =>
	questions.flatMap(({ text, choices: answers }) => [text, ...answers]);
