/** What somebody sends about organisations that have come to a stop: one schema per form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

/** As many as stand on a page, and some. */
const most = 100;

const organisations = v.pipe(
	v.optional(v.array(fields.id, fields.stale), []),
	v.check<number[], fields.Sentence>(
		(ids) => ids.length > 0,
		() => m.dormant_none_ticked(),
	),
	v.maxLength<number[], number, fields.Sentence>(most, fields.stale),
);

export const remindInput = v.object({ organisations });
export const closeInput = v.object({
	organisations,
	reason: fields.reason(() => m.dormant_reason_missing(), 10),
});
export const undoInput = v.object({ organisations });
