/**
 * The pledge every partner signs. A published version is frozen: signatures carry the hash of its text,
 * so a changed comma would break them. A new wording is a new version, signed anew.
 */
import { charterVersion1 } from '#lib/policy/charter-1.ts';
import type { Charter } from '#lib/policy/charter-shape.ts';
import { policyLanguage, type LocalisedText } from '#lib/policy/text.ts';

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
 * The canonical text of a version, the one that is hashed: UTF-8, NFC, lines ended by `\n`, one blank line
 * between parts, numbered lists, no trailing space, one newline at the end.
 * @throws RangeError for a version that was never published
 */
export function charterText(version: number, locale: string): string {
	const charter = charterOf(version);
	const language = policyLanguage(locale);
	const numbered = (lines: readonly LocalisedText[]) =>
		lines.map((line, index) => `${index + 1}. ${line[language]}`).join('\n');
	return [
		charter.title[language],
		`Version ${charter.version}`,
		charter.preamble[language],
		`${charter.principlesHeading[language]}\n${numbered(charter.principles)}`,
		`${charter.dutiesHeading[language]}\n${numbered(charter.duties)}`,
		`${charter.closingHeading[language]}\n${numbered(charter.closing)}`,
	]
		.join('\n\n')
		.normalize('NFC')
		.concat('\n');
}
