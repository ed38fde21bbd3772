/**
 * The pledge every partner signs. A published version is frozen: signatures carry the hash of its text,
 * so a changed comma would break them. A new wording is a new version, signed anew.
 */
import type { Locale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { charterVersion1 } from '#lib/policy/charter-1.ts';
import type { Charter } from '#lib/policy/charter-shape.ts';
import type { LocalisedText } from '#lib/policy/text.ts';

/** Oldest first. */
export const charters: readonly Charter[] = [charterVersion1];

/** The text a partner signs today. */
export const currentCharter: Charter = charterVersion1;

/** @throws RangeError for a version that was never published */
export function charterOf(version: number): Charter {
	const charter = charters.find((candidate) => candidate.version === version);
	if (!charter) throw new RangeError(`There is no charter version ${version}`);
	return charter;
}

/**
 * The canonical text of a version in each language it is written in. It is what is hashed: UTF-8, NFC, lines ended by
 * `\n`, one blank line between parts, numbered lists, no trailing space, one newline at the end.
 * @throws RangeError for a version that was never published, or one that lacks a part in a language of its title
 */
export function charterTexts(version: number): TextByLanguage {
	const charter = charterOf(version);
	const written = Object.keys(charter.title) as Locale[];
	return Object.fromEntries(written.map((locale) => [locale, canonical(charter, locale)])) as TextByLanguage;
}

function canonical(charter: Charter, locale: Locale): string {
	const words = (part: LocalisedText): string => {
		const text = part[locale];
		if (text === undefined) throw new RangeError(`Charter ${charter.version} is not whole in ${locale}`);
		return text;
	};
	const numbered = (lines: readonly LocalisedText[]) =>
		lines.map((line, index) => `${index + 1}. ${words(line)}`).join('\n');
	return [
		words(charter.title),
		`Version ${charter.version}`,
		words(charter.preamble),
		`${words(charter.principlesHeading)}\n${numbered(charter.principles)}`,
		`${words(charter.dutiesHeading)}\n${numbered(charter.duties)}`,
		`${words(charter.closingHeading)}\n${numbered(charter.closing)}`,
	]
		.join('\n\n')
		.normalize('NFC')
		.concat('\n');
}
