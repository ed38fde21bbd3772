import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fold, foldedWords } from '#lib/platform/text/fold.ts';
import { pickPartners } from '#lib/organisations/readers.server.ts';
import { holds, matches } from '#lib/platform/lists/search.server.ts';
import { organisation } from '../../../../tests/support/cast/organisations.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

const db = withDatabase();

describe('words that are looked for', () => {
	const text = "Ålborghus på Ørestads Allé, O'Hara 2. sal";

	test.each([
		['', true, true],
		['  ', true, true],
		['!!!', false, false],
		['%', false, false],
		['aalborg', true, true],
		['ÅLBORG', true, true],
		['A\u030Alborg', true, true],
		['oerestad allé', true, true],
		['alle orestad', true, true],
		['orestad ALLE', true, true],
		['hus', true, true],
		['alleer', true, false],
		['alborg', true, true],
		['borg', true, true],
		['aalborg mangler', false, false],
		["o'hara & | ! :*", true, true],
		["'); drop table event; --", false, false],
		['_', false, false],
		['2', true, true],
		[`${'aalborg '.repeat(200)}`, true, true],
	])('%o begins words: %o, stands in it: %o', async (typed, begins, within) => {
		const { rows } = await sql<{ begins: boolean; within: boolean }>`
			select ${matches('t.search', typed)} as begins, ${holds('t.folded', typed)} as within
			from (select search_words(${text}, true) as search, fold(${text}) as folded) as t`.execute(db());
		expect(rows).toEqual([{ begins, within }]);
	});
});

/** Letters of the alphabets that are written here, capitals, marks, and what is no letter. */
const anyText = fc.string({
	unit: fc.oneof(
		fc.constantFrom(...'aoeåæøöäœßłđðþıħŧςΣİŐśÉ ½ﬁ™…-'),
		fc.constantFrom('\u030A', '\u0301', '\u064E', 'A\u030A', '😀'),
		fc.integer({ min: 0x20, max: 0x24f }).map(String.fromCodePoint),
		fc.integer({ min: 0x370, max: 0x52f }).map(String.fromCodePoint),
		fc.integer({ min: 0x5d0, max: 0x6d3 }).map(String.fromCodePoint),
	),
	maxLength: 14,
});

describe('folding', () => {
	const texts = fc.sample(anyText, 2000);

	test('is the same in the database and here, to the words', async () => {
		const { rows } = await sql<{ text: string; folded: string; words: string[] }>`
			select text, fold(text) as folded, tsvector_to_array(search_words(text, false)) as words
			from unnest(${texts}::text[]) as text`.execute(db());
		for (const { text, folded, words } of rows) {
			expect([text, folded]).toEqual([text, fold(text)]);
			expect([text, words.toSorted()]).toEqual([text, [...new Set(foldedWords(text))].toSorted()]);
		}
	});

	test('twice is once, and what a word finds its beginnings find', () => {
		for (const text of texts) {
			expect(fold(fold(text)), text).toBe(fold(text));
			const letters = [...text.normalize('NFC').toLowerCase()].filter((letter) => /[a-zæøåöä]/.test(letter));
			letters.forEach((_, n) => {
				expect(fold(letters.join('')).startsWith(fold(letters.slice(0, n).join(''))), text).toBe(true);
			});
		}
	});
});

test('a partner is picked by name: those first that begin like that, without the chosen and the not shown', async () => {
	const make = (name: string, state: 'approved' | 'waiting' = 'approved') =>
		organisation(db(), { name, state });
	const inside = await make('Café Ørsted');
	const first = await make('Ørsteds Venner');
	const chosen = await make('Ørsted Valgt');
	await make('Ørsted Venter', 'waiting');
	const names = async (text: string, except: number[] = [], limit = 9) =>
		(await pickPartners(db(), text, { except, limit })).map(({ name }) => name);
	expect(await names('orsted', [chosen.id])).toEqual([first.name, inside.name]);
	expect(await names('oersted', [chosen.id])).toEqual([first.name, inside.name]);
	expect(await names('ørsted', [], 1)).toHaveLength(1);
	expect(await names('venner ØRSTED')).toEqual([first.name]);
	expect([await names(''), await names('%')]).toEqual([[], []]);
});
