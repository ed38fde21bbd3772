/** What somebody sends of a letter: one schema per form. */
import * as v from 'valibot';
import { mailLists } from '#lib/casework/consent/lists.ts';
import { service } from '#lib/casework/writing/letter.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const letterInput = v.object({
	submission: fields.submission,
	kind: fields.choice([service, ...mailLists], () => m.letter_kind_missing()),
	subject: fields.line({ least: 3, most: 120, missing: () => m.letter_subject_missing() }),
	words: fields.paragraphs({ least: 1, most: 4000, missing: () => m.letter_words_missing() }),
});
export type LetterInput = v.InferOutput<typeof letterInput>;

/** How many people stood on the page that was looked at. */
export const sendInput = v.object({ people: fields.count });
