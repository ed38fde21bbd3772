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
		['alle orestad', false, false],
		['orestad ALLE', false, false],
		['hus', false, true],
		['aalborg mangler', false, false],
		["o'hara & | ! :*", true, true],
		["'); drop table event; --", false, false],
		['_', false, false],
		['2', true, true],
		[`${'aalborg '.repeat(200)}`, true, true],
	])('%o begins words: %o, stands in it: %o', async (typed, begins, within) => {
		const { rows } = await sql<{ begins: boolean; within: boolean }>`
			select ${matches('t.search', typed)} as begins, ${holds('t.folded', typed)} as within
			from (select to_tsvector('simple', fold(${text})) as search, fold(${text}) as folded) as t`.execute(db());
		expect(rows).toEqual([{ begins, within }]);
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
	expect(await names('oersted', [chosen.id])).toEqual([first.name, inside.name]);
	expect(await names('ørsted', [], 1)).toHaveLength(1);
	expect(await names('venner ØRSTED')).toEqual([first.name]);
	expect([await names(''), await names('%')]).toEqual([[], []]);
});
