/**
 * The pledge every partner signs. A published version is frozen: signatures carry the hash of its text,
 * so a changed comma would break them. A new wording is a new version, signed anew.
 */
import type { Locale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { charterVersion1 } from '#lib/policy/charter-1.ts';
import type { Charter, CharterParts } from '#lib/policy/charter-shape.ts';
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

const canonical = (charter: Charter, locale: Locale): string => {
	const words = (part: LocalisedText): string => {
		const text = part[locale];
		if (text === undefined) throw new RangeError(`Charter ${charter.version} is not whole in ${locale}`);
		return text;
	};
	return canonicalText(charter.version, {
		title: words(charter.title),
		preamble: words(charter.preamble),
		principlesHeading: words(charter.principlesHeading),
		principles: charter.principles.map(words),
		dutiesHeading: words(charter.dutiesHeading),
		duties: charter.duties.map(words),
		closingHeading: words(charter.closingHeading),
		closing: charter.closing.map(words),
	});
};

/** The canonical text of these words under a number, in whatever language they are. */
export function canonicalText(version: number, parts: CharterParts): string {
	const numbered = (lines: readonly string[]) =>
		lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
	return [
		parts.title,
		`Version ${version}`,
		parts.preamble,
		`${parts.principlesHeading}\n${numbered(parts.principles)}`,
		`${parts.dutiesHeading}\n${numbered(parts.duties)}`,
		`${parts.closingHeading}\n${numbered(parts.closing)}`,
	]
		.join('\n\n')
		.normalize('NFC')
		.concat('\n');
}
