/** What is sent about the two who read, and by them. */
import * as v from 'valibot';
import { readerRoles } from '#lib/equality/experience.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const appointInput = v.object({
	person: fields.id,
	role: fields.choice(readerRoles, () => m.equality_role_missing()),
});
export const endInput = v.object({ id: fields.id });
export const answerInput = v.object({
	words: fields.reason(() => m.experience_answer_missing(), 3, 8000),
	submission: fields.submission,
});
