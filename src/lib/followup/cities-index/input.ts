/** What the municipality may send us about the cities' index: one schema a form. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { typedNumber } from '#lib/platform/forms/typed-fields.ts';

export const citiesEditionInput = v.object({
	year: typedNumber(
		whole(2000, 2199, () => m.cities_year_wrong()),
		() => m.cities_year_wrong(),
	),
	title: fields.line({ least: 3, most: 120 }),
	ourCity: fields.line({ least: 2, most: 80 }),
	source: fields.line({ least: 3, most: 300 }),
	sourceUrl: fields.readOrNull(
		(text) => readWebAddress(text, ['https']),
		() => m.field_web_wrong(),
	),
	comparisonNote: v.pipe(
		fields.paragraphs({ most: 1000 }),
		v.transform(fields.orNull),
		v.check(
			(note) => note === null || note.length >= 3,
			() => m.field_least({ least: 3 }),
		),
	),
	comparisonNoteEn: v.pipe(fields.paragraphs({ most: 1000 }), v.transform(fields.orNull)),
});
export type CitiesEditionInput = v.InferOutput<typeof citiesEditionInput>;

export const citiesStepInput = v.object({ edition: fields.id });
