import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pastedSlug, pastedThing } from '#lib/dialogue/desk/pasted.ts';

describe('a barrier', () => {
	test.each([
		['barriere-k3v9x', 'barriere-k3v9x'],
		['https://by.example/barrierer/barriere-k3v9x?order=known#svar', 'barriere-k3v9x'],
		['/en/barriers/barriere-k3v9x/', 'barriere-k3v9x'],
		['https://by.example/kommune/barrierer/barriere-k3v9x', 'barriere-k3v9x'],
		['https://by.example/loefter/sprogcafe-k3v9x', null],
		['', null],
	])('%s', (text, slug) => expect(pastedSlug(text)).toBe(slug));
});

describe('a thing to link', () => {
	const kinds = ['commitment', 'posting', 'action', 'barrier', 'event'] as const;
	test.each([
		['https://by.example/loefter/seks-aftener-k3v9x', { kind: 'commitment', slug: 'seks-aftener-k3v9x' }],
		['/en/needs/lokale-k3v9x', { kind: 'posting', slug: 'lokale-k3v9x' }],
		[
			'/en/results/plans/kultur-2012/abent-k3v9x',
			{ kind: 'action', plan: 'kultur-2012', slug: 'abent-k3v9x' },
		],
		['/en/partners/nordlys', null],
		['javascript:alert(1)', null],
		['/en/barriers/barriere-k3v9x', { kind: 'barrier', slug: 'barriere-k3v9x' }],
		['https://by.example/begivenheder/konference-k3v9x', { kind: 'event', slug: 'konference-k3v9x' }],
		['/en/barriers', null],
	])('%s', (text, thing) => expect(pastedThing(text, kinds)).toEqual(thing));

	test('only of the kinds that are asked for', () => {
		expect(pastedThing('/en/needs/lokale-k3v9x', ['commitment', 'barrier'])).toBeNull();
		expect(pastedThing('/en/barriers/barriere-k3v9x', ['posting', 'action'])).toBeNull();
	});

	test('whatever is pasted, nothing is thrown', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				pastedThing(text, kinds);
				pastedSlug(text);
			}),
		);
	});
});
