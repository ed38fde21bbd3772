/** The draft of a new version of the charter: its parts, and what it still lacks. */
import { baseLocale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { readCharter } from '#lib/pledge/charter-text.ts';
import { canonicalText } from '#lib/policy/charter.ts';
import type { CharterParts } from '#lib/policy/charter-shape.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';

export interface CharterDraft {
	id: number;
	number: number;
	texts: TextByLanguage;
	takesEffectOn: string | null;
	draftedById: number;
	drafterName: string;
	createdAt: Date;
	sentAt: Date | null;
	returnedReason: string | null;
}

/** A text that was published or saved, in its parts. */
export function partsOf(text: string): CharterParts {
	const { title, preamble, sections } = readCharter(text);
	const [principles, duties, closing] = sections;
	return {
		title,
		preamble,
		principlesHeading: principles?.heading ?? '',
		principles: principles?.items ?? [],
		dutiesHeading: duties?.heading ?? '',
		duties: duties?.items ?? [],
		closingHeading: closing?.heading ?? '',
		closing: closing?.items ?? [],
	};
}

/** The same text under another number: what a draft begins with. */
export const renumbered = (texts: TextByLanguage, number: number): TextByLanguage =>
	Object.fromEntries(
		Object.entries(texts).map(([tag, text]) => [tag, canonicalText(number, partsOf(text ?? ''))]),
	) as TextByLanguage;

/** What the form of one language begins with; lists stand one a line. */
export const partValues = (parts: CharterParts): StoredValues => ({
	...parts,
	principles: parts.principles.join('\n'),
	duties: parts.duties.join('\n'),
	closing: parts.closing.join('\n'),
});

const lists = ['principles', 'duties', 'closing'] as const;

export type DraftProblem = 'no_day' | 'day_passed' | 'not_in_english' | 'unlike' | 'unchanged';

/**
 * Why a draft cannot be sent to another; null where it can. `unlike`: a language has more or fewer points than the Danish text,
 * so that two who sign would sign something else.
 */
export function draftProblem(
	{ texts, takesEffectOn, number }: Pick<CharterDraft, 'texts' | 'takesEffectOn' | 'number'>,
	present: { texts: TextByLanguage; today: string },
): DraftProblem | null {
	if (!takesEffectOn) return 'no_day';
	if (takesEffectOn < present.today) return 'day_passed';
	if (!texts.en) return 'not_in_english';
	const danish = partsOf(texts[baseLocale]);
	const isUnlike = Object.values(texts).some((text) => {
		const parts = partsOf(text ?? '');
		return lists.some((list) => parts[list].length !== danish[list].length);
	});
	if (isUnlike) return 'unlike';
	const before = renumbered(present.texts, number);
	const tags = new Set([...Object.keys(texts), ...Object.keys(before)]);
	return [...tags].every((tag) => texts[tag] === before[tag]) ? 'unchanged' : null;
}
