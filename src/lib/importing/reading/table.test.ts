import { describe, expect, test } from 'vitest';
import { readFile } from '#lib/importing/reading/source.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { mutated } from '../../../../tests/support/calendars/calendar-files.ts';
import { within } from '../../../../tests/support/work.ts';
import type { Span } from '#lib/importing/proposal.ts';

const span: Span = { now: new Date('2026-03-01T12:00:00Z'), until: new Date('2026-09-01T12:00:00Z') };
const read = (text: string | Uint8Array) =>
	readFile(typeof text === 'string' ? Buffer.from(text) : text, span);
const minute = (date: Date) => date.toISOString().slice(0, 16);

describe('a list of events', () => {
	test('is read in Danish and in English, and tells of each row that it cannot take', () => {
		const { proposals, refused } = read(
			[
				'Titel;Dato;Fra;Til;Sted;Adresse;Beskrivelse;Link;Pris',
				'Fællesspisning;1.4.2026;17.30;20;Beboerhuset;Bragesgade 5;Vi laver mad;https://hus.example;50',
				';2.4.2026;10;11',
				'Dans;31.2.2026;10;11',
				'Kor;2026-04-03;halv otte;',
				'Film;4. april 2026;20;19',
				'Natfilm;4. april 2026;22;01:00',
				'Åbent hus;05-04-2026;;;Salen;;;ftp://nej;spørg',
				'Gammel;1.1.2026;10;11',
				'S¿lv;6.4.2026;10;11',
				'For;7.4.2026;10;11;a;b;c;d;e;f',
			].join('\r\n'),
		);
		expect(
			proposals.map(({ title, startsAt, endsAt, place, priceKr, notes }) => [
				title,
				minute(startsAt),
				minute(endsAt),
				place,
				priceKr,
				notes,
			]),
		).toEqual([
			['Fællesspisning', '2026-04-01T15:30', '2026-04-01T18:00', 'Beboerhuset, Bragesgade 5', 50, []],
			['Natfilm', '2026-04-04T20:00', '2026-04-04T23:00', null, null, ['no_place']],
			[
				'Åbent hus',
				'2026-04-04T22:00',
				'2026-04-05T21:59',
				'Salen',
				null,
				['link_left_out', 'price_left_out', 'all_day'],
			],
		]);
		expect(refused.map(({ line, refusal, detail = null }) => [line, refusal, detail]).toSorted()).toEqual(
			[
				[3, 'no_title', null],
				[4, 'date_unread', '31.2.2026'],
				[5, 'time_unread', 'halv otte'],
				[6, 'ends_before', '19'],
				[9, 'over', null],
				[10, 'row_garbled', 'S¿lv'],
				[11, 'row_width', '10'],
			].toSorted(),
		);
	});

	test.each([
		[
			'commas and English',
			'Title,Start date,Start time,End time,Venue\nDinner,2026-04-01,5:30 pm,8 pm,House\n',
		],
		['tabs', 'titel\tdato\tfra\ttil\tsted\nDinner\t1/4-2026\t17:30\t20:00\tHouse\n'],
		[
			'a day with its time in one cell',
			'sep=;\nNavn;Dato;Slutdato;Sted\nDinner;01-04-2026 17:30;01-04-2026 20:00:00;House\n',
		],
	])('with %s', (_, text) => {
		const { proposals, refused } = read(text);
		expect(refused).toEqual([]);
		expect(proposals).toMatchObject([
			{
				title: 'Dinner',
				startsAt: new Date('2026-04-01T15:30:00Z'),
				endsAt: new Date('2026-04-01T18:00:00Z'),
				place: 'House',
				notes: [],
			},
		]);
	});

	test('names a row by its number, else by title, place and start; the same row twice is one', () => {
		const names = (text: string) => read(text).proposals.map(({ uid }) => uid);
		expect(names('nr;titel;dato\n7;Kor;1.4.2026')).toEqual(['row-7']);
		expect(names('titel;dato\nKor;1.4.2026')).toEqual(names('dato;titel;tekst\n2026-04-01;Kor;Nyt'));
		expect(read('titel;dato\nKor;1.4.2026\nKor;1.4.2026')).toMatchObject({
			proposals: [{ title: 'Kor' }],
			refused: [{ refusal: 'twice' }],
		});
	});

	test.each<[string, string | Uint8Array, string]>([
		['of other things', 'navn;telefon\nBo;1', 'no_column'],
		['that is a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'workbook'],
		['of misread letters', 'titel;dato\nS¿lv g¿r;1.4.2026', 'garbled'],
		['of nothing', ' ', 'empty'],
	])('%s is none', (_, text, problem) => {
		let thrown: unknown;
		try {
			read(text);
		} catch (cause) {
			thrown = cause;
		}
		expect(thrown).toMatchObject({ name: 'TableUnread', problem });
	});
});

// As long as FUZZ_SECONDS says; else a few hundred, the same ones each time.
test('changed at random is read or refused', { timeout: 300_000 }, () => {
	const until = Date.now() + Number(process.env.FUZZ_SECONDS ?? 0) * 1000;
	const whole = Buffer.from(
		'nr;titel;dato;fra;slutdato;til;sted;pris\n1;Kor og band;1.4.2026;18;;20;"Salen; 1. sal";75\n2;Åbent hus;2.4.2026;;4.4.2026;;;\n',
	);
	let seed = 1;
	do {
		for (let turn = 0; turn < 300; turn++) {
			const bytes = mutated(whole, seed++);
			try {
				for (const { startsAt, endsAt } of within(500, () => read(bytes)).proposals)
					expect(endsAt > startsAt).toBe(true);
			} catch (cause) {
				expect(cause).toBeInstanceOf(TableUnread);
			}
		}
	} while (Date.now() < until);
});
