/**
 * Policy data carries its words in both languages: an edition is replaced as one piece, words and all,
 * so its names are data and not interface text.
 */
export interface LocalisedText {
	readonly da: string;
	readonly en: string;
}

/** The text in `locale`; a language the policy is not written in gets the Danish source. */
export function localised(text: LocalisedText, locale: string): string {
	return locale === 'en' ? text.en : text.da;
}
