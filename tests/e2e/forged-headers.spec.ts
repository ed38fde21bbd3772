/** Headers that claim another host or another sender. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { ask, site } from '../support/raw-request.ts';
import { fileSamples, samplePages } from '../support/samples.ts';

test.setTimeout(240_000);

test.describe('headers', () => {
	test('a foreign host gets into no page, kept or not', async ({ db, cast, mailbox, request }) => {
		const samples = await samplePages({ db, cast, mailbox, request });
		const wrong: string[] = [];
		const foreign = {
			host: 'foreign.example',
			'x-forwarded-host': 'foreign.example',
			'x-forwarded-proto': 'ftp',
		};
		for (const { path, as } of [...Object.values(samples), ...fileSamples(samples)]) {
			if (as) continue;
			const address = href(path, 'da');
			const there = await ask({ path: address, headers: foreign });
			if (there.status >= 400 && !/a-link-nobody/.test(path)) wrong.push(`${there.status} ${address}`);
			const after = await ask({ path: address });
			for (const { text, headers } of [there, after])
				if (/foreign\.example|ftp:/.test(text + JSON.stringify(headers))) wrong.push(address);
		}
		expect(wrong).toEqual([]);
		const other = await ask({ path: '/oplev', headers: { host: '127.0.0.1:81' } });
		expect(other.text, 'no other name of this machine either').toContain(`"${site()}/oplev"`);
	});

	test('no forwarded address, a short one or nonsense is the socket’s', async ({ db }) => {
		const { code } = await db.selectFrom('signature').select('code').executeTakeFirstOrThrow();
		for (const forwarded of [undefined, '', ' ', ',', 'unknown', '\t,;"', 'a'.repeat(4000)]) {
			const headers = forwarded === undefined ? undefined : { 'x-forwarded-for': forwarded };
			expect((await ask({ path: `/verify/${code}`, headers })).status, String(forwarded)).toBe(200);
		}
	});
});
