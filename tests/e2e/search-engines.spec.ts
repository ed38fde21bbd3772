/** Pages that search engines leave alone. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { ask } from '../support/raw-request.ts';
import { samplePages } from '../support/samples.ts';

test.setTimeout(240_000);

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
		if (named && !inPage) wrong.push(`${route} names who signed`);
		if (named) unlisted.push(route);
	}
	expect(wrong).toEqual([]);
	expect(unlisted).toContain('/(public)/verify/[code]');
	const filtered = await ask({ path: '/oplev?q=mad' });
	expect(filtered.headers['x-robots-tag']).toBe('noindex');
	expect((await ask({ path: '/oplev' })).headers['x-robots-tag']).toBeUndefined();
});
