/**
 * The fields that a person may fill in, as values: what a form has read, and what the API and an import hand over. Each is a
 * valibot schema with its sentence; options say what differs. Text loses here, once, what does not show.
 * What a form holds as typed text and is no text (a day, a number) is read by `typed-fields.ts` and then decided here.
 */
import * as v from 'valibot';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { readPhone } from '#lib/platform/forms/phone.ts';
import { m } from '#lib/paraglide/messages.js';
import { dayIn, largestId, slugIn } from '#lib/platform/addresses/address-values.ts';
import { numberProblem, type NumberRule } from '#lib/platform/forms/number-rules.ts';
import { matches } from '#lib/platform/text/patterns.ts';
import { cleanLine, cleanParagraphs, visibleLetters } from '#lib/platform/text/text.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

export type Sentence = () => string;

/** What no form of ours sends: the page is old, or somebody changed it. */
export const stale: Sentence = () => m.field_stale();
// What lacks a field altogether, as an import may and no form does.
v.setSpecificMessage(v.object, stale);

export interface TextOptions {
	/** Letters that somebody can see; 0 where it may be left out. */
	least?: number;
	/** Characters, as the browser's `maxlength` counts them. */
	most: number;
	/** Said of fewer than `least`. */
	missing?: Sentence;
}

/** Missing is empty, in a form and in an import alike. */
export const given = v.nullish(v.string(stale), '');

const textBy =
	(clean: (text: string) => string) =>
	({ least = 0, most, missing }: TextOptions) =>
		v.pipe(
			given,
			v.transform(clean),
			v.maxLength<string, number, Sentence>(most, () => m.field_too_long({ most: formatNumber(most, 0) })),
			v.check<string, Sentence>(
				(text) => visibleLetters(text, least) >= least,
				missing ?? (() => (least > 1 ? m.field_least({ least }) : m.field_missing())),
			),
		);

/** One line with single spaces. */
export const line = textBy(cleanLine);
/** Several lines. */
export const paragraphs = textBy(cleanParagraphs);

export const orNull = (text: string): string | null => text || null;

/** Lines of one name, as a form repeats them. */
export const lines = v.optional(v.array(v.pipe(v.string(stale), v.transform(cleanLine)), stale), []);

/** Why something is done, for the others to read. */
export const reason = (missing: Sentence = () => m.field_reason_missing(), least = 3, most = 1000) =>
	paragraphs({ least, most, missing });

/** A name stands in mails to others, so it carries no link. */
export const withoutLinks = (sentence: Sentence = () => m.field_name_links()) =>
	v.check<string, Sentence>((name) => !/:\/\/|www\./i.test(name), sentence);

/** Empty passes every check of what is left out. */
const orEmpty = (isRight: (text: string) => boolean) => (text: string) => text === '' || isRight(text);

/** Empty is null; what is written has `least` letters. */
export const lineOrNull = (most: number, least = 0) =>
	v.pipe(
		line({ most }),
		v.check<string, Sentence>(
			orEmpty((text) => visibleLetters(text, least) >= least),
			() => m.field_least({ least }),
		),
		v.transform(orNull),
	);

/** The same for a text of several paragraphs. */
export const paragraphsOrNull = (most: number, least = 0) =>
	v.pipe(
		paragraphs({ most }),
		v.check<string, Sentence>(
			orEmpty((text) => visibleLetters(text, least) >= least),
			() => m.field_least({ least }),
		),
		v.transform(orNull),
	);

// Not `v.rfcEmail()`: it takes `anna@nordlys` and turns `anna@blåbærgrød.dk` away.
const isEmail = matches(
	/^[^\s@<>()[\],;:"\\\p{Cc}]+@(?:[^\s@<>()[\],;:"\\\p{Cc}.]+\.)+[^\s@<>()[\],;:"\\\p{Cc}.]{2,}$/u,
	254,
);
const emailText = v.pipe(
	line({ most: 254 }),
	v.check<string, Sentence>(orEmpty(isEmail), () => m.field_email_wrong()),
);
export const email = (missing: Sentence = () => m.field_email_missing()) =>
	v.pipe(emailText, v.nonEmpty<string, Sentence>(missing));
export const emailOrNull = v.pipe(emailText, v.transform(orNull));

/** A text that `read` knows, as `read` writes it; empty is null. */
export const readOrNull = (read: (text: string) => string | null, wrong: Sentence) =>
	v.pipe(
		line({ most: 500 }),
		v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
			if (dataset.value === '') return null;
			const value = read(dataset.value);
			if (value !== null) return value;
			addIssue({ message: wrong() });
			return NEVER;
		}),
	);

/** `tlf. 33.66.33.66` is kept as `33 66 33 66`. */
export const phoneOrNull = readOrNull(readPhone, () => m.field_phone_wrong());

/** A web address that we link to: https, nothing hidden in it. `www.example.dk` gets its https. */
export const webAddressOrNull = readOrNull(
	(text) => readWebAddress(text, ['https']),
	() => m.field_web_wrong(),
);

type Said = (issue: v.CheckIssue<string>) => string;
const seen = (text: string) => ({ typed: cleanLine(text.slice(0, 40)) });

const isDay = (text: string) => text.length === 10 && dayIn(text) === text;
/** `2026-11-24`, from 1900 to 2199; or empty. */
export const rightDay = v.check<string, Said>(orEmpty(isDay), ({ input }) => m.field_day_wrong(seen(input)));
export const someDay = v.nonEmpty<string, Sentence>(() => m.field_day_missing());
export const day = v.pipe(given, someDay, rightDay);
export const dayOrNull = v.pipe(given, rightDay, v.transform(orNull));

const isTime = matches(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 5);
export const someTime = v.nonEmpty<string, Sentence>(() => m.field_time_missing());
/** `18:30`. */
export const time = v.pipe(
	given,
	someTime,
	v.check<string, Said>(orEmpty(isTime), ({ input }) => m.field_time_wrong(seen(input))),
);

const fits = (rule: NumberRule) =>
	v.rawCheck<number>(({ dataset, addIssue }) => {
		const problem = dataset.typed ? numberProblem(dataset.value, rule) : null;
		if (problem) addIssue({ message: problem });
	});
export const number = (rule: NumberRule, missing: Sentence = () => m.field_missing()) =>
	v.pipe(v.number(missing), fits(rule));
export const numberOrNull = (rule: NumberRule) => v.nullish(v.pipe(v.number(stale), fits(rule)), null);

/** A row's number. */
export const id = v.pipe(
	v.number(stale),
	v.integer(stale),
	v.minValue(1, stale),
	v.maxValue(largestId, stale),
);
export const idOrNull = v.nullish(id, null);
/** How many, or how often: what a page counted itself. */
export const count = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(largestId)), 0);
/** The last part of a thing's address. */
export const slug = v.pipe(
	v.string(stale),
	v.check<string, Sentence>((text) => slugIn(text) !== undefined, stale),
);
/** The form's own key: the same form sent twice does its work once. */
export const submission = v.optional(v.pipe(v.string(stale), v.uuid(stale)));

/** A file that was chosen; a browser sends an empty one where none was. */
export const fileOrNull = v.pipe(
	v.optional(v.instance(File, stale), () => new File([], '')),
	v.transform((file) => (file.size > 0 ? file : null)),
);

export const tick = v.optional(v.boolean(stale), false);
/** A tick that must be there. */
export const agreed = (missing: Sentence) => v.literal(true, missing);

type Key = string | number;
export const choice = <const Keys extends readonly Key[]>(keys: Keys, missing: Sentence = stale) =>
	v.picklist(keys, missing);
export const choiceOrNull = <const Keys extends readonly Key[]>(keys: Keys) =>
	v.pipe(
		v.optional(v.union([v.picklist(keys), v.literal('')], stale), ''),
		v.transform((key) => (key === '' ? null : key) as Keys[number] | null),
	);
/** Several of `keys`, each once and in their order; `missing` where there must be one. */
export const choices = <const Keys extends readonly Key[]>(keys: Keys, missing?: Sentence) =>
	v.pipe(
		v.optional(v.array(v.picklist(keys, stale), stale), []),
		v.transform((chosen): Keys[number][] => keys.filter((key) => chosen.includes(key))),
		v.check<Keys[number][], Sentence>((chosen) => !missing || chosen.length > 0, missing ?? stale),
	);

/** As `choice`, `choiceOrNull` and `choices`, where what may be chosen depends on the day or on the policy in force. */
export const known = <Known extends Key>(
	isKnown: (key: unknown) => key is Known,
	missing: Sentence = stale,
) => v.custom<Known>(isKnown, missing);
export const knownOrNull = <Known extends Key>(isKnown: (key: unknown) => key is Known) =>
	v.pipe(
		v.optional(v.union([v.custom<Known>(isKnown), v.literal('')], stale), ''),
		v.transform((key): Known | null => (key === '' ? null : key)),
	);
/** Each once, in the order given. */
export const severalKnown = <Known extends Key>(
	isKnown: (key: unknown) => key is Known,
	missing?: Sentence,
) =>
	v.pipe(
		v.optional(v.array(v.custom<Known>(isKnown, stale), stale), []),
		v.transform((chosen) => [...new Set(chosen)]),
		v.check<Known[], Sentence>((chosen) => !missing || chosen.length > 0, missing ?? stale),
	);
