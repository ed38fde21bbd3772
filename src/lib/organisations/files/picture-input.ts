/** What the municipality sends about a picture. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const takePictureDownInput = v.object({
	picture: fields.id,
	reason: fields.reason(() => m.municipality_picture_down_missing()),
});
export const putPictureBackInput = v.object({ picture: fields.id });
