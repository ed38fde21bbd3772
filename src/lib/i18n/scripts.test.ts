import { expect, it } from 'vitest';
import { inLanguage } from '#lib/i18n/scripts.ts';

it.each([
	['import("./_app/immutable/entry/start.B5cC0.js")', 'import("./_app/immutable/en/entry/start.B5cC0.js")'],
	[
		'</_app/immutable/chunks/a.js>; rel="modulepreload"',
		'</_app/immutable/en/chunks/a.js>; rel="modulepreload"',
	],
	['href="../_app/immutable/nodes/0.js"', 'href="../_app/immutable/en/nodes/0.js"'],
	['href="../_app/immutable/assets/0.css"', 'href="../_app/immutable/assets/0.css"'],
	['/_app/version.json', '/_app/version.json'],
])('%s in English is %s', (written, english) => {
	expect(inLanguage(written, 'en', 'da')).toBe(english);
	expect(inLanguage(english, 'en', 'da')).toBe(english);
	expect(inLanguage(written, 'da', 'da')).toBe(written);
});
