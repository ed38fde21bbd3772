/** What the municipality sends about a picture. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { cleanParagraphs } from '#lib/platform/text.ts';

const picture = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
export const takePictureDownInput = v.object({
	picture,
	reason: v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanParagraphs),
		v.minLength(3, () => m.municipality_picture_down_missing()),
		v.maxLength(1000, () => m.org_too_long({ count: 1000 })),
	),
});
export const putPictureBackInput = v.object({ picture });
