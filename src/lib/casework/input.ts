/** What the municipality writes into a file: one schema per form. */
import * as v from 'valibot';
import { noteKinds, type NoteKind } from '#lib/casework/case.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDayOrNull } from '#lib/platform/forms/typed-fields.ts';

const mostWords = 4000;

interface Written {
	kind: NoteKind;
	words: string;
	task: string;
	taskOn: string | null;
	nextOn: string | null;
}
const rule = rulesOver<Written>();

const together = (today: string) => [
	rule('words', ['kind', 'words', 'task', 'nextOn'], ({ kind, words, task, nextOn }) => {
		if (words || kind === 'no_answer') return null;
		if (kind === 'call') return m.casework_words_missing();
		return task || nextOn ? null : m.casework_words_missing();
	}),
	rule('task', ['task', 'taskOn'], ({ task, taskOn }) => taskOn && !task && m.casework_task_missing()),
	rule('taskOn', ['task', 'taskOn'], ({ task, taskOn }) => task && !taskOn && m.casework_task_day_missing()),
	rule('taskOn', ['taskOn'], ({ taskOn }) => taskOn && taskOn < today && m.casework_day_over()),
	rule('nextOn', ['nextOn'], ({ nextOn }) => nextOn && nextOn < today && m.casework_day_over()),
];

/** A note or a call, with what comes of it. */
export const writeInput = (today: string) =>
	v.pipe(
		v.object({
			submission: fields.submission,
			kind: fields.choice(noteKinds),
			words: fields.paragraphs({ most: mostWords }),
			task: v.pipe(
				fields.line({ most: 200 }),
				v.check<string, fields.Sentence>(
					(text) => text === '' || text.length >= 2,
					() => m.casework_task_missing(),
				),
			),
			taskOn: typedDayOrNull,
			/** Whose task it is; nobody chosen is the one who writes. */
			taskOwner: fields.idOrNull,
			nextOn: typedDayOrNull,
		}),
		follows(together(today)),
	);
export type WriteInput = v.InferOutput<ReturnType<typeof writeInput>>;

export const correctInput = v.object({
	note: fields.id,
	words: fields.reason(() => m.casework_words_missing(), 1, mostWords),
});

export const taskInput = v.object({ task: fields.id });

/** Who looks after it, and the day of the next call; empty is nobody, and no day. */
export const caseInput = v.object({
	owner: fields.idOrNull,
	nextOn: typedDayOrNull,
	advertProtected: fields.tick,
});
export type CaseInput = v.InferOutput<typeof caseInput>;

/** A filter under a name; `query` is read again as a filter before it is kept. */
export const viewInput = v.object({
	submission: fields.submission,
	name: fields.line({ least: 1, most: 60, missing: () => m.casework_view_name_missing() }),
	query: fields.line({ most: 500 }),
	onDesk: fields.tick,
});
export const viewOnDeskInput = v.object({ view: fields.id, onDesk: fields.choice(['yes', 'no']) });
export const viewRemoveInput = v.object({ view: fields.id });
