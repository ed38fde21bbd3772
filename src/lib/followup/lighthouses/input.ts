/** What the municipality may send us about lighthouse projects: one schema a form. */
import * as v from 'valibot';
import { districtNrs } from '#lib/geography/districts.ts';
import { typedPointOrNull } from '#lib/geography/point-field.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';

/** Null: the whole city. */
const district = v.pipe(
	fields.choiceOrNull(districtNrs.map(String)),
	v.transform((text) => districtNrs.find((nr) => String(nr) === text) ?? null),
);

export const lighthouseInput = v.object({
	what: fields.paragraphs({ least: 3, most: 4000 }),
	place: fields.line({ least: 2, most: 200 }),
	district,
	point: typedPointOrNull,
	wordingRead: fields.tick,
});
export type LighthouseInput = v.InferOutput<typeof lighthouseInput>;

export const addStepInput = v.object({
	title: fields.line({ least: 3, most: 160 }),
	dueOn: typedDay,
	submission: fields.submission,
});
export const markStepInput = v.object({ milestone: fields.id, reached: fields.choice(['yes', 'no']) });
export const removeStepInput = v.object({ step: fields.id });

export const addResultInput = v.object({
	foundOn: typedDay,
	words: fields.reason(undefined, 3, 1000),
	source: fields.line({ least: 3, most: 300 }),
	sourceUrl: fields.webAddressOrNull,
	submission: fields.submission,
});
export type ResultInput = v.InferOutput<typeof addResultInput>;
export const removeResultInput = v.object({ result: fields.id });
