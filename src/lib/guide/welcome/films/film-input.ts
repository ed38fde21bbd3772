/** What an editor says of a film, beside its files. */
import * as v from 'valibot';
import * as fields from '#lib/platform/forms/fields.ts';

export const filmInput = v.object({
	filmTitle: fields.line({ least: 2, most: 120 }),
	transcript: fields.paragraphsOrNull(20_000),
});
export type FilmInput = v.InferOutput<typeof filmInput>;
