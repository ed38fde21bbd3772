/** What an administrator sends of a new version of the charter: one schema per form. */
import * as v from 'valibot';
import { isLanguageCode } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';

const mostPoints = 12;
const longestPoint = 600;

/** One point a line; a number that somebody typed before it is left out, for the page counts them. */
const points = v.pipe(
	fields.paragraphs({ least: 3, most: mostPoints * longestPoint, missing: () => m.charter_points_missing() }),
	v.transform((text) =>
		text
			.split('\n')
			.map((line) => line.trim().replace(/^\d+[.)]\s+/, ''))
			.filter(Boolean),
	),
	v.check<string[], fields.Sentence>(
		(lines) => lines.length <= mostPoints && lines.every((line) => line.length <= longestPoint),
		() => m.charter_points_too_many({ most: mostPoints, letters: longestPoint }),
	),
);
const heading = fields.line({ least: 3, most: 80 });

const languageInput = v.pipe(
	fields.line({ most: 20 }),
	v.check<string, fields.Sentence>(isLanguageCode, fields.stale),
);

export const partsInput = v.object({
	language: languageInput,
	title: fields.line({ least: 3, most: 120 }),
	// One paragraph: the text is signed as it stands, and a blank line parts it.
	preamble: fields.line({ least: 10, most: 1000 }),
	principlesHeading: heading,
	principles: points,
	dutiesHeading: heading,
	duties: points,
	closingHeading: heading,
	closing: points,
});

export const beginInput = v.object({ submission: fields.submission });
export const dayInput = v.object({ takesEffectOn: typedDay });
export const nothingInput = v.object({});
export const removeInput = v.object({ language: languageInput });
/** The hash of what stood on the page. */
export const approveInput = v.object({ hash: fields.line({ most: 64 }) });
export const returnInput = v.object({ reason: fields.reason() });
