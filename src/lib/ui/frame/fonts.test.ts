import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { languages } from '#lib/i18n/languages.ts';

const css = readFileSync(new URL('fonts.css', import.meta.url), 'utf8');
const faces = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body = '']) => ({
	family: /font-family: '([^']+)'/.exec(body)?.[1] ?? '',
	file: /url\('(\.\/[^'?]+)/.exec(body)?.[1],
	ranges: [...body.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(
		([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const,
	),
}));
const facesOf = (letter: string, families: readonly string[]) => {
	const point = letter.codePointAt(0) ?? 0;
	return faces.filter(
		({ family, ranges }) =>
			families.includes(family) && ranges.some(([from, to]) => from <= point && point <= to),
	);
};

/** The letters that its speakers write beside those of the English alphabet; Danish says nothing of them. */
const letters: Record<string, string> = {
	da: 'ÆØÅæøå»«',
	en: '“”’',
	ar: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؟',
	so: 'ABCDXQ',
	tr: 'ÇĞİÖŞÜçğıöşü',
	ur: 'ٹپچڈڑژکگںھہیے۔',
	pl: 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż',
	uk: 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’',
	fa: 'پچژگکی\u200c',
	ku: 'ÇÊÎŞÛçêîşû',
	bs: 'ČĆĐŠŽčćđšž',
	ti: 'ሀለሐመሠረሰሸቀቐበተቸነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈ፡።',
	es: 'ÑÁÉÍÓÚÜñáéíóúü¿¡',
	de: 'ÄÖÜßäöü„“',
	fr: 'ÀÂÇÉÈÊËÎÏÔŒÙÛŸàâçéèêëîïôœùûÿ«»',
	vi: 'ĂÂĐÊÔƠƯăâđêôơưẮặẽếợữỳỵ',
};

describe('every letter has a font of ours on screen', () => {
	test('of every language that is offered', () => {
		expect(languages.filter(({ code }) => !letters[code]).map(({ code }) => code)).toEqual([]);
	});
	test.each(Object.entries(letters))('%s', (_, text) => {
		const ours = ['Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic'];
		for (const family of ['Figtree', 'Bricolage Grotesque'])
			expect([...text].filter((letter) => !facesOf(letter, [family, ...ours]).length)).toEqual([]);
	});
});

test.each(languages.map(({ code, ownName }) => [code, ownName]))(
	'%s: the light letters of %s are all there',
	(_, ownName) => {
		const paper = new PDFDocument();
		for (const letter of ownName.replaceAll(' ', '')) {
			const light = facesOf(letter, ['Language names'])[0];
			if (!light) {
				expect(facesOf(letter, ['Figtree']), letter).not.toEqual([]);
				continue;
			}
			const font = readFileSync(new URL(light.file ?? '', import.meta.url));
			const { _font } = paper.font(font) as unknown as {
				_font: { font: { hasGlyphForCodePoint(point: number): boolean } };
			};
			expect(_font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), letter).toBe(true);
		}
	},
);
