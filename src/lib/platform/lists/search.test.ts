import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
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

test('folding twice is folding once, and what a word finds its beginnings find', async () => {
	const letters = fc.string({ unit: fc.constantFrom(...'aoeåæøśßłøö'), minLength: 1, maxLength: 12 });
	const words = fc.sample(letters, 200);
	const { rows } = await sql<{ word: string }>`
		select word from unnest(${words}::text[]) as word
		where fold(fold(word)) <> fold(word)
			or exists (select from generate_series(1, length(word)) n where not starts_with(fold(word), fold(left(word, n))))`.execute(
		db(),
	);
	expect(rows).toEqual([]);
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
