/** An answer to one of the municipality's lists. */
import * as v from 'valibot';
import { mailLists } from '#lib/casework/consent/lists.ts';
import * as fields from '#lib/platform/forms/fields.ts';

export const answerListInput = v.object({
	list: fields.choice(mailLists),
	answer: fields.choice(['yes', 'no']),
});
