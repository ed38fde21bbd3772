import type { Cookies, RequestEvent } from '@sveltejs/kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, slugIn } from '#lib/platform/addresses/address-values.ts';
import { bringsFlash, endFlash, flashOf, redirectSaying } from '#lib/platform/flash.server.ts';
import { flashTable, inPlace, oneOf, readFlash, withValues, writeFlash } from '#lib/platform/flash.ts';

const here = flashTable('here', {
	saved: () => 'Gemt.',
	signed: inPlace,
	until: withValues({ day: dayIn }, ({ day }) => `Til ${day}.`),
	down: withValues({ posting: slugIn, why: oneOf('old', 'rude') }),
});
const elsewhere = flashTable('elsewhere', { saved: () => 'Ikke her.' });
const tables = [here, elsewhere];

describe('A flash', () => {
	it.each([
		[here.saved(), 'here.saved', 'Gemt.'],
		[elsewhere.saved(), 'elsewhere.saved', 'Ikke her.'],
		[here.signed(), 'here.signed', null],
		[here.until({ day: '2026-08-31' }), 'here.until?day=2026-08-31', 'Til 2026-08-31.'],
		[here.down({ posting: 'et-rum-k3v9x', why: 'old' }), 'here.down?posting=et-rum-k3v9x&why=old', null],
	])('%o is %s in the cookie', (flash, cookie, text) => {
		expect(writeFlash(flash)).toBe(cookie);
		expect(readFlash(cookie, tables)).toEqual({ ...flash, text });
	});

	it.each([
		'',
		'saved',
		'here',
		'here.nothing',
		'here.constructor',
		'__proto__',
		'toString',
		'here.until',
		'here.until?day=',
		'here.until?day=<b>I%20dag</b>',
		'here.down?posting=et-rum&why=because',
		'here.down?why=old',
		`here.down?why=old&posting=${'x'.repeat(400)}`,
	])('is none where the cookie says %s', (cookie) => expect(readFlash(cookie, tables)).toBeNull());

	it('is never more than its table says, whatever stands in the cookie', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.string().map((text) => `here.until?day=${text}`),
				),
				(cookie) => {
					const shown = readFlash(cookie, tables);
					expect(shown?.text ?? 'Gemt.').toMatch(/^(Gemt\.|Ikke her\.|Til \d{4}-\d\d-\d\d\.)$/);
				},
			),
		);
	});

	it('tells a page its values, where it is that one', () => {
		const shown = readFlash('here.down?posting=et-rum&why=rude', tables);
		expect(here.down.in(shown)).toEqual({ posting: 'et-rum', why: 'rude' });
		expect(here.signed.in(shown)).toBeNull();
		expect(here.down.in(null)).toBeNull();
	});

	it('does not compile under another name or with other values', () => {
		// @ts-expect-error: no such name
		expect(() => here.svaed()).toThrow();
		// @ts-expect-error: a value is missing
		expect(here.until({})).toBeDefined();
		// @ts-expect-error: not one of its words
		expect(here.down({ posting: 'x', why: 'because' })).toBeDefined();
	});
});

interface Jar extends Cookies {
	readonly held: Map<string, string>;
}
function jar(held: [string, string][] = []): Jar {
	const map = new Map(held);
	return {
		held: map,
		get: (name: string) => map.get(name),
		set: (name: string, value: string) => map.set(name, value),
		serialize: (name: string, value: string, { maxAge }: { maxAge: number }) =>
			`${name}=${value}; Max-Age=${maxAge}`,
	} as unknown as Jar;
}
const asking = (cookies: Cookies, { origin = 'https://example.test', isDataRequest = false } = {}) =>
	({ cookies, url: new URL(`${origin}/`), locals: {}, isDataRequest }) as unknown as RequestEvent;

describe('The cookie of a flash', () => {
	it.each([
		['https://example.test', '__Host-flash'],
		['http://localhost:5173', 'flash'],
	])('is set with the redirect, at %s as %s', (origin, name) => {
		const cookies = jar();
		const going = () => redirectSaying(asking(cookies, { origin }), '/login', here.saved());
		expect(going).toThrow(expect.objectContaining({ status: 303, location: '/log-ind' }) as Error);
		expect([...cookies.held]).toEqual([[name, 'here.saved']]);
		expect(bringsFlash(asking(cookies, { origin }))).toBe(true);
	});
	it('under TLS is none that a neighbouring host could have set', () => {
		const event = asking(jar([['flash', 'here.saved']]));
		expect(bringsFlash(event)).toBe(false);
		expect(flashOf(event, tables)).toBeNull();
	});

	const page = () => new Response('<!doctype html>');
	const data = (type: string) => new Response(JSON.stringify({ type }));
	it.each([
		['a page that told it', page(), true, false, true],
		['a page that did not ask', page(), false, false, false],
		[
			'a redirect on the way',
			new Response(null, { status: 303, headers: { location: '/' } }),
			true,
			false,
			false,
		],
		['a redirect on the way of a script', data('redirect'), true, true, false],
		['a page of a script', data('data'), true, true, true],
	])('with %s', async (_, response, asked, isDataRequest, ends) => {
		const event = asking(jar([['__Host-flash', 'here.saved']]), { isDataRequest });
		if (asked) expect(flashOf(event, tables)).toMatchObject({ text: 'Gemt.' });
		await endFlash(event, response);
		expect(response.headers.getSetCookie()).toEqual(ends ? ['__Host-flash=; Max-Age=0'] : []);
	});
	it('goes also where it says nothing that is known', async () => {
		const event = asking(jar([['__Host-flash', 'here.nothing']]));
		expect(flashOf(event, tables)).toBeNull();
		const response = page();
		await endFlash(event, response);
		expect(response.headers.getSetCookie()).toHaveLength(1);
	});
});
