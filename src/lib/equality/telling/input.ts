/** What somebody may send who tells of discrimination, or comes back with a code. */
import * as v from 'valibot';
import { deeds, grounds, moments, replies, settings } from '#lib/equality/experience.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';

const districtTexts = districtNrs.map(String);

const tellFields = v.object({
	grounds: fields.choices(grounds, () => m.experience_grounds_missing()),
	setting: fields.choice(settings, () => m.experience_setting_missing()),
	happened: fields.choice(moments, () => m.experience_happened_missing()),
	district: v.pipe(
		fields.choiceOrNull(districtTexts),
		v.transform((text) => districtNrs.find((nr) => String(nr) === text) ?? null),
	),
	deeds: fields.choices(deeds),
	words: fields.paragraphsOrNull(8000),
	reply: fields.choice(replies, () => m.experience_reply_missing()),
	/** The code is made from it, so that a form that is sent twice is told once. */
	submission: v.pipe(v.string(fields.stale), v.uuid(fields.stale)),
});
export type TellInput = v.InferOutput<typeof tellFields>;
const rule = rulesOver<TellInput>();
export const tellInput = v.pipe(
	tellFields,
	follows([
		rule(
			'words',
			['words', 'deeds'],
			({ words, deeds: ticked }) => words === null && ticked.length === 0 && m.experience_words_missing(),
		),
	]),
);

export const codeDigits = 16;
/** Typed with or without spaces. */
const digits = (length: number, wrong: fields.Sentence) =>
	v.pipe(
		fields.line({ most: 60 }),
		v.transform((text) => text.replace(/[\s.\-–]/g, '')),
		v.check<string, fields.Sentence>((text) => /^\d+$/.test(text) && text.length === length, wrong),
	);

/** That the code is written down: its last four digits, typed again. Or that nobody wants it. */
const savedFields = v.object({
	last: fields.line({ most: 60 }),
	forget: fields.tick,
	submission: v.pipe(v.string(fields.stale), v.uuid(fields.stale)),
});
export const savedInput = savedFields;
export type SavedInput = v.InferOutput<typeof savedFields>;

const code = digits(codeDigits, () => m.experience_code_wrong());
export const openInput = v.object({ code });
export const lineInput = v.object({
	code,
	words: fields.paragraphs({ least: 2, most: 4000 }),
});
export const takeBackInput = v.object({ code });
