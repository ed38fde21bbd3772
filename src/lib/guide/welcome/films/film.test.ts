import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCaptions, wordsOf, writeCaptions, type Cue } from '#lib/guide/welcome/films/captions.ts';
import { rangeIn } from '#lib/guide/welcome/films/range.ts';

describe('captions', () => {
	const hello = '00:01.000 --> 00:03.500\nVelkommen';
	test.each([
		['the least', `WEBVTT\n\n${hello}`, [{ from: 1000, to: 3500, text: 'Velkommen' }]],
		[
			'with a heading, a note, a name and a place',
			`\uFEFFWEBVTT - Velkommen\r\nKind: captions\r\n\r\nNOTE af os\r\n\r\nen\r\n01:00:01.000 --> 01:00:02.000 line:0\r\n<v Rosa>Hej &amp; <i>goddag</i>\r\n`,
			[{ from: 3_601_000, to: 3_602_000, text: 'Hej & goddag' }],
		],
		['no captions at all', '1\n00:00:01,000 --> 00:00:02,000\nSRT', { wrong: '1' }],
		['no cue', 'WEBVTT\n\nNOTE intet', { wrong: 'WEBVTT' }],
		[
			'a cue that ends before it begins',
			'WEBVTT\n\n00:03.000 --> 00:01.000\nHej',
			{ wrong: '00:03.000 --> 00:01.000' },
		],
		[
			'one that comes before the one before',
			`WEBVTT\n\n${hello}\n\n00:00.500 --> 00:02.000\nHej`,
			{ wrong: '00:00.500 --> 00:02.000' },
		],
		['a block without a time', `WEBVTT\n\n${hello}\n\nHej\nmed dig`, { wrong: 'Hej' }],
		[
			'markup that acts is words or nothing',
			'WEBVTT\n\n00:01.000 --> 00:02.000\n<script>x</script>&lt;b&gt;',
			[{ from: 1000, to: 2000, text: 'x<b>' }],
		],
	])('%s', (_, file, read) => {
		expect(readCaptions(file)).toEqual(read);
	});

	test('what was read is written so that it is read again', () => {
		const text = fc.stringMatching(/^[a-zæøå<>&-]{1,20}(\n[a-zæøå<>&-]{1,20})?$/);
		const cue = fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 9000 }), text);
		fc.assert(
			fc.property(fc.array(cue, { minLength: 1, maxLength: 12 }), (steps) => {
				let from = 0;
				const cues: Cue[] = steps.map(([later, lasts, words]) => {
					from += later;
					return { from, to: from + lasts, text: words };
				});
				expect(readCaptions(writeCaptions(cues))).toEqual(cues);
				expect(wordsOf(writeCaptions(cues)).split('\n')).toHaveLength(cues.length);
			}),
		);
	});
});

describe('a range of bytes', () => {
	test.each([
		[null, null],
		['bytes=0-', { start: 0, end: 99 }],
		['bytes=0-0', { start: 0, end: 0 }],
		['bytes=10-19', { start: 10, end: 19 }],
		['bytes=90-500', { start: 90, end: 99 }],
		['bytes=-5', { start: 95, end: 99 }],
		['bytes=-500', { start: 0, end: 99 }],
		['bytes=-0', 'beyond'],
		['bytes=100-', 'beyond'],
		['bytes=5-3', null],
		['bytes=-', null],
		['bytes=0-1,3-4', null],
		['lines=0-1', null],
		['bytes= 0-1', null],
	])('%s', (header, range) => {
		expect(rangeIn(header, 100)).toEqual(range);
	});
	test('is never empty and lies in the file', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 1e9 }), (first, last, size) => {
				const range = rangeIn(`bytes=${first}-${last}`, size);
				if (range === null || range === 'beyond') return;
				expect(range.start).toBeLessThanOrEqual(range.end);
				expect(range.end).toBeLessThan(size);
			}),
		);
	});
});
