/** Fields of whoever signs for an organisation, a pledge or a partnership. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { cleanLine, cleanParagraphs } from '#lib/platform/text.ts';

export const oneLine = (least: number, most: number, short: () => string, long: () => string) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanLine),
		v.minLength(least, short),
		v.maxLength(most, long),
	);
export const paragraphs = (least: number, most: number, short: () => string, long: () => string) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform(cleanParagraphs),
		v.minLength(least, short),
		v.maxLength(most, long),
	);

/** An id that no form of ours sends: the page is old, or somebody changed it. */
export const stale = () => m.partnership_error_stale();
export const id = v.pipe(
	v.number(stale),
	v.integer(stale),
	v.minValue(1, stale),
	v.maxValue(2_147_483_647, stale),
);

export const signer = {
	signerName: oneLine(
		2,
		120,
		() => m.pledge_error_name(),
		() => m.pledge_error_name_long(),
	),
	signerTitle: oneLine(
		2,
		120,
		() => m.pledge_error_title(),
		() => m.pledge_error_title_long(),
	),
	agreed: v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(value) => value !== '',
			() => m.pledge_error_agreed(),
		),
	),
};

export const reason = (least: () => string) => paragraphs(3, 1000, least, () => m.pledge_error_reason_long());
