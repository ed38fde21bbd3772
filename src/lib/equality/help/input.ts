/** What the municipality may send about somebody who helps. */
import * as v from 'valibot';
import { grounds, settings } from '#lib/equality/experience.ts';
import { readHours, weekdays } from '#lib/equality/help/hours.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';

const hours = v.pipe(
	fields.line({ most: 60 }),
	v.check<string, fields.Sentence>(
		(text) => readHours(text) !== null,
		() => m.equality_hours_wrong(),
	),
);

const helperFields = v.object({
	title: fields.line({ least: 2, most: 160 }),
	wordsDanish: fields.paragraphs({ least: 10, most: 600 }),
	wordsEnglish: fields.paragraphsOrNull(600, 10),
	tel: fields.phoneOrNull,
	mail: fields.emailOrNull,
	web: fields.webAddressOrNull,
	grounds: fields.choices(grounds, () => m.equality_grounds_missing()),
	settings: fields.choices(settings, () => m.equality_settings_missing()),
	hours1: hours,
	hours2: hours,
	hours3: hours,
	hours4: hours,
	hours5: hours,
	hours6: hours,
	hours7: hours,
	checkedOn: typedDay,
	submission: fields.submission,
});
export type HelperInput = v.InferOutput<typeof helperFields>;
const rule = rulesOver<HelperInput>();
export const helperInput = v.pipe(
	helperFields,
	follows([
		rule(
			'tel',
			['tel', 'mail', 'web'],
			({ tel, mail, web }) => !tel && !mail && !web && m.equality_unreachable(),
		),
	]),
);

/** The hours of a form as they are kept. */
export const spansOf = (input: HelperInput) =>
	weekdays.flatMap((day) => (readHours(input[`hours${day}`]) ?? []).map((span) => ({ day, ...span })));
