/** Where the scripts of a page's language stand: those of the base language at the root, others in a folder each. */

const script = /(_app\/immutable\/)(?=(?:entry|nodes|chunks)\/)/g;

/** Every address of a script in `text` (HTML, a `Link` header, a file's name) as that of the script in `locale`. */
export const inLanguage = (text: string, locale: string, baseLocale: string): string =>
	locale === baseLocale ? text : text.replace(script, `$1${locale}/`);
