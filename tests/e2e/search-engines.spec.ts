/** Pages that search engines leave alone. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { ask } from '../support/raw-request.ts';
import { samplePages } from '../support/samples.ts';

test.setTimeout(240_000);

const isPage = (headers: Record<string, unknown>) => String(headers['content-type']).startsWith('text/html');

test('pages that name who signed are not for search engines, in the page and beside it', async ({
	db,
	cast,
	mailbox,
	request,
}) => {
	const samples = await samplePages({ db, cast, mailbox, request });
	const signers = await db.selectFrom('signature').select('signerName').distinct().execute();
	const parties = await db.selectFrom('partnershipParty').select('signerName').distinct().execute();
	const names = [...signers, ...parties].map(({ signerName }) => signerName).filter((name) => name !== null);
	const wrong: string[] = [];
	const unlisted: string[] = [];
	for (const [route, { path, as }] of Object.entries(samples)) {
		if (as) continue;
		const { headers, text } = await ask({ path: href(path, 'da') });
		const named = names.some((name) => text.includes(name));
		const inPage = text.includes('<meta name="robots" content="noindex"');
		const beside = headers['x-robots-tag'] === 'noindex';
		if (inPage !== beside) wrong.push(`${route}: page ${inPage}, header ${beside}`);
		const described = ['<link rel="canonical"', 'hreflang="en"', '<meta property="og:image"'];
		if (!inPage && isPage(headers)) {
			const lacks = described.filter((tag) => !text.includes(tag));
			if (lacks.length) wrong.push(`${route} lacks ${lacks.join(', ')}`);
		}
		if (named && !inPage) wrong.push(`${route} names who signed`);
		if (named) unlisted.push(route);
	}
	expect(wrong).toEqual([]);
	expect(unlisted).toContain('/(public)/verify/[code]');
	const filtered = await ask({ path: '/oplev?q=mad' });
	expect(filtered.headers['x-robots-tag']).toBe('noindex');
	expect((await ask({ path: '/oplev' })).headers['x-robots-tag']).toBeUndefined();
});

test('what browsers and search engines look for at the root is there', async () => {
	for (const path of [
		'/favicon.ico',
		'/favicon.svg',
		'/apple-touch-icon.png',
		'/site.webmanifest',
		'/icon-192.png',
		'/icon-512.png',
		'/robots.txt',
		'/sitemap.xml',
		'/.well-known/security.txt',
	])
		expect((await ask({ path })).status, path).toBe(200);
	const { text } = await ask({ path: '/sitemap.xml' });
	expect((await ask({ path: '/robots.txt' })).text).toContain('/sitemap.xml');
	const files = [...text.matchAll(/<loc>[^<]*?(\/sitemap\/[^<]+)</g)].map(([, file]) => file ?? '');
	expect(files.length).toBeGreaterThan(1);
	for (const path of files) expect((await ask({ path })).text, path).toContain('<urlset');
});
