import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	betweenness,
	bindingShares,
	islandsOf,
	neighboursOf,
	shareAcross,
	type Edge,
} from '#lib/municipality/network/graph.ts';

/** `12 23`: one is tied to two, two to three. */
const ties = (text: string): Edge[] =>
	text
		.split(' ')
		.filter(Boolean)
		.map((pair) => ({ one: Number(pair[0]), other: Number(pair[1]) }));

describe('who binds parts together, worked out by hand', () => {
	test.each<[string, string, Record<number, number>]>([
		['nobody', '', {}],
		['two', '12', { 1: 0, 2: 0 }],
		['a row of three', '12 23', { 1: 0, 2: 1, 3: 0 }],
		// Pairs 1-3, 1-4 pass by 2; 1-4, 2-4 pass by 3.
		['a row of four', '12 23 34', { 1: 0, 2: 2, 3: 2, 4: 0 }],
		// All six pairs of the four around it.
		['a star', '12 13 14 15', { 1: 6, 2: 0, 3: 0, 4: 0, 5: 0 }],
		['a triangle', '12 23 13', { 1: 0, 2: 0, 3: 0 }],
		// Each of the two pairs across has two ways: half of one for each corner.
		['a square', '12 23 34 14', { 1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5 }],
		// 3 and 4 each: two of their own triangle with three of the other.
		['two triangles and a bridge', '12 23 13 34 45 56 46', { 1: 0, 2: 0, 3: 6, 4: 6, 5: 0, 6: 0 }],
		['two islands know nothing of each other', '12 23 45 56', { 1: 0, 2: 1, 3: 0, 4: 0, 5: 1, 6: 0 }],
	])('%s', async (_, given, expected) => {
		expect(Object.fromEntries(await betweenness(ties(given)))).toEqual(expected);
	});

	test('as a share of the ways between all others of the island', async () => {
		expect(Object.fromEntries(await bindingShares(ties('12 13 14 15')))).toEqual({ 1: 1 });
		expect(Object.fromEntries(await bindingShares(ties('12 23 13 34 45 56 46')))).toEqual({
			3: 0.6,
			4: 0.6,
		});
		expect(await bindingShares(ties('12 23')), 'three are no island to speak of').toEqual(new Map());
	});
});

describe('islands', () => {
	test.each<[string, string, number[][]]>([
		['none', '', []],
		['one', '12 23', [[1, 2, 3]]],
		[
			'the largest first, equal ones by their numbers',
			'89 45 12 23',
			[
				[1, 2, 3],
				[4, 5],
				[8, 9],
			],
		],
	])('%s', (_, given, expected) => expect(islandsOf(ties(given))).toEqual(expected));
});

test('the share across sectors', () => {
	const kindOf = (id: number) => (id % 2 ? 'school' : 'business');
	expect(shareAcross(ties('12 13 35 24'), kindOf)).toBe(0.25);
	expect(shareAcross([], kindOf)).toBeNull();
});

/** Each pair once, nobody with themselves. */
const anyTies = fc
	.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })), {
		maxLength: 30,
		selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
	})
	.map((pairs) =>
		pairs.filter(([a, b]) => a !== b).map(([a, b]): Edge => ({ one: Math.min(a, b), other: Math.max(a, b) })),
	);

/** Steps from one to every other that is reached. */
function stepsFrom(start: number, given: readonly Edge[]): Map<number, number> {
	const neighbours = neighboursOf(given);
	const steps = new Map([[start, 0]]);
	for (const [at, step] of steps)
		for (const to of neighbours.get(at) ?? []) if (!steps.has(to)) steps.set(to, step + 1);
	return steps;
}

describe('of any network', () => {
	test('what all lie between is what lies between all: the steps of each shortest way but its last', () =>
		fc.assert(
			fc.asyncProperty(anyTies, async (given) => {
				const sum = [...(await betweenness(given)).values()].reduce((total, one) => total + one, 0);
				const ids = [...neighboursOf(given).keys()];
				const pairs = ids.flatMap((id) => [...stepsFrom(id, given).values()].filter((steps) => steps > 0));
				expect(sum).toBeCloseTo(pairs.reduce((total, steps) => total + steps - 1, 0) / 2);
			}),
		));

	test('names and order change nothing', () =>
		fc.assert(
			fc.asyncProperty(anyTies, async (given) => {
				const renamed = given.map(({ one, other }) => ({ one: 100 - one, other: 100 - other })).toReversed();
				const [before, after] = [await betweenness(given), await betweenness(renamed)];
				for (const [id, share] of before) expect(after.get(100 - id)).toBeCloseTo(share);
				expect(islandsOf(renamed).map(({ length }) => length)).toEqual(
					islandsOf(given).map(({ length }) => length),
				);
			}),
		));

	test('islands hold everybody once, and no tie leads out of one', () =>
		fc.assert(
			fc.property(anyTies, (given) => {
				const islands = islandsOf(given);
				const all = islands.flat();
				expect(new Set(all).size).toBe(all.length);
				expect(new Set(all)).toEqual(new Set(neighboursOf(given).keys()));
				const islandOf = new Map(islands.flatMap((island, at) => island.map((id) => [id, at])));
				for (const { one, other } of given) expect(islandOf.get(one)).toBe(islandOf.get(other));
			}),
		));

	test('a share is one, and whoever has a single tie binds nobody', () =>
		fc.assert(
			fc.asyncProperty(anyTies, async (given) => {
				const neighbours = neighboursOf(given);
				for (const [id, share] of await bindingShares(given)) {
					expect(share).toBeGreaterThan(0);
					expect(share).toBeLessThanOrEqual(1);
					expect(neighbours.get(id)!.length).toBeGreaterThan(1);
				}
			}),
		));
});
