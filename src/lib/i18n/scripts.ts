/** Where the scripts of a page's language stand: those of the base language at the root, others in a folder each. */
import { baseLocale, type Locale } from '#lib/i18n/locale.ts';

const script = /(_app\/immutable\/)(?=(?:entry|nodes|chunks)\/)/g;

/** Every address of a script in `text` (HTML, a `Link` header, a file's name) as that of the script in `locale`. */
export const inLanguage = (text: string, locale: Locale): string =>
	locale === baseLocale ? text : text.replace(script, `$1${locale}/`);
