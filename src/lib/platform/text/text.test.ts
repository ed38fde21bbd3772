import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanParagraphs, cleanText } from '#lib/platform/text/text.ts';

describe('cleanText', () => {
	test.each([
		['a NUL', 'a\u0000b', 'ab'],
		['a direction override', 'regning\u202Efdp.exe', 'regningfdp.exe'],
		['isolates and marks', '\u2066Ali\u2069\u200F', 'Ali'],
		['zero-width spaces', 'pay\u200Bpal', 'paypal'],
		['a byte order mark and a soft hyphen', '\uFEFFfor\u00ADening', 'forening'],
		['lines from a browser', 'en\r\nto\rtre', 'en\nto\ntre'],
		['nothing to see', '\u200B\u200D \u3164\u2800\n', ''],
		['marks without a letter', '\u0301\u0301', ''],
		['a Persian half-space', 'می\u200Cروم', 'می\u200Cروم'],
		['a family', '👩\u200D👧', '👩\u200D👧'],
		['a heart with its colour', '❤️', '❤️'],
		['a joiner at the end', 'Ali\u200D', 'Ali'],
		['a letter and its mark', 'A\u030Arhus', 'Århus'],
		['Danish', 'Blåbærgrød på Nørrebro', 'Blåbærgrød på Nørrebro'],
	])('%s', (_, typed, kept) => expect(cleanText(typed)).toBe(kept));

	test('is done once: cleaning again changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (typed) => {
				expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
			}),
		);
	});

	test('a heap of marks costs no more than its length', () => {
		const heap = `a${'\u0316\u0301'.repeat(100_000)}`;
		expect(cleanText(heap).length).toBeLessThan(12);
	});
});

test('a line and paragraphs lose the space around them', () => {
	expect(cleanLine('  en \n\t to ')).toBe('en to');
	expect(cleanParagraphs('\n en \n\n to \n')).toBe('en \n\n to');
});
