/** What stands on other sites: the code that puts it there, the page in the frame, and what oEmbed says. */
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { embedded } from '#lib/explore/embeds/embed.server.ts';
import { elementCode, embedPath, frameCode, readEmbed } from '#lib/explore/embeds/embed.ts';
import { elementScript } from '#lib/explore/embeds/element.ts';
import { meantBy, oembed } from '#lib/explore/embeds/oembed.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { secureHeaders } from '#lib/platform/visitors/headers.server.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const origin = 'https://by.example';
const asked = (query: string) => readEmbed(new URLSearchParams(query));

describe('the code', () => {
	plain.each([
		['', '/embed'],
		['view=map&count=5', '/embed?view=map&count=5'],
		['view=cube&count=9999', '/embed'],
		['district=noerrebro&view=map', '/embed?district=noerrebro&view=map'],
		['partner=huset&sort=distance&near=55.69,12.55', '/embed?partner=huset&near=55.69%2C12.55'],
	])('%s is read and written alike', (query, path) => {
		expect(embedPath(asked(query))).toBe(path);
		expect(embedPath(asked(path.split('?')[1] ?? ''))).toBe(path);
	});

	plain('nothing that was typed leaves its attribute', () => {
		const embed = asked(`q=${encodeURIComponent('"><script>alert(1)</script>')}`);
		const framing = { origin, title: '"><script>', locale: 'da' };
		for (const code of [elementCode(embed, framing), frameCode(embed, framing).html])
			expect(code.match(/<script/g) ?? []).toHaveLength(code.startsWith('<script') ? 1 : 0);
	});

	plain('the script is small, and stands alone', () => {
		const script = elementScript({ paths: { da: '/embed' }, base: 'da', asked: ['district'] });
		expect(script.length).toBeLessThan(4000);
		expect(script).not.toMatch(/__vite|import|require\(/);
		expect(() => new Function(script)).not.toThrow();
	});
});

describe('the page in the frame', () => {
	test('may be framed by anybody, runs nothing, and says where it is from', async ({ db }) => {
		const { id } = await organisation(db, 'huset');
		await makeEvent(db, id, {
			title: '<script>alert(1)</script> & "te"',
			lat: 55.69,
			lng: 12.55,
			districtNr: 3,
		});
		for (const view of ['list', 'map']) {
			const response = await embedded(db, asked(`view=${view}`), { now, origin });
			secureHeaders(response, { https: true, mapOrigin: null });
			expect(response.headers.get('x-frame-options')).toBeNull();
			expect(response.headers.get('content-security-policy')).toMatch(
				/^default-src 'none';.*frame-ancestors \*$/,
			);
			const html = await response.text();
			expect(html).not.toContain('<script');
			expect(html).toContain('&lt;script&gt;');
			expect(html).toContain(`href="${origin}/oplev"`);
			expect(html.includes('<circle')).toBe(view === 'map');
		}
	});

	plain('every other page is framed by nobody', () => {
		for (const policy of ["default-src 'self'; frame-ancestors 'none'", "frame-ancestors 'self'", null]) {
			const response = new Response('', { headers: policy ? { 'content-security-policy': policy } : {} });
			secureHeaders(response, { https: true, mapOrigin: null });
			expect(response.headers.get('x-frame-options')).toBe('DENY');
		}
	});

	test('says that there is nothing, and shows no empty map', async ({ db }) => {
		const html = await (await embedded(db, asked('view=map'), { now, origin })).text();
		expect(html).not.toContain('<ol>');
		expect(html).not.toContain('<svg');
	});
});

describe('oEmbed', () => {
	plain.each([
		['/explore', 'district=valby', { districts: [5] }],
		['/partners/huset', '', { partner: 'huset' }],
		['/results/districts/valby', '', { districts: [5] }],
	])('%s?%s is shown as a list', (path, query, filter) => {
		expect(meantBy(path, new URLSearchParams(query))).toMatchObject({ filter });
	});
	plain.each([
		'/',
		'/workspace/huset',
		'/partners',
		'/partners/huset/report',
		'/results/districts/3',
		'/login',
	])('%s is shown nowhere else', (path) => expect(meantBy(path, new URLSearchParams())).toBeNull());

	test('answers for addresses of ours, in their language and size', async ({ db }) => {
		const { id, slug } = await organisation(db, 'huset');
		const event = await makeEvent(db, id, { title: 'Suppe' });
		const ask = async (url: string, more = '') =>
			(await oembed(db, new URLSearchParams(`url=${encodeURIComponent(url)}${more}`), origin)).json();
		expect(await ask(`${origin}/en/partners/${slug}`, '&maxwidth=300&maxheight=200')).toMatchObject({
			version: '1.0',
			type: 'rich',
			width: 300,
			height: 200,
			html: expect.stringContaining(`src="${origin}/en/embed?partner=${slug}"`),
		});
		expect(await ask(`${origin}/begivenheder/${event.slug}`)).toMatchObject({
			type: 'link',
			title: 'Suppe',
			author_url: `${origin}/partnere/${slug}`,
		});
		for (const url of [
			'https://other.example/oplev',
			`${origin}/min-organisation/x`,
			'javascript:alert(1)',
			'',
		])
			await expect(ask(url), url).rejects.toMatchObject({ status: 404 });
		expect((await oembed(db, new URLSearchParams('format=xml'), origin)).status).toBe(501);
		expect((await oembed(db, new URLSearchParams(), origin)).status).toBe(400);
	});
});
