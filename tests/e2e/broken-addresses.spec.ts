/** Addresses and queries that cannot be read: nothing is there, and nothing breaks. */
import { href } from '#lib/i18n/urls.ts';
import { demoAccount, expect, test } from '../support/journey.ts';
import { ask } from '../support/raw-request.ts';
import { listDoors, withoutMarks } from '../support/routes.ts';
import { fileSamples, samplePages } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

test.setTimeout(300_000);

test.describe('addresses', () => {
	const illegible = ['a%00b', '%00', 'a%', 'a%zz', 'a%FF', 'a%C0%80', 'a%ED%A0%80', 'a%0Ab'];
	/** Can be read, and goes on to the page's own question. */
	const oddName = 'a%252500';

	test('that cannot be read are not there, at every door with a name in it', async ({ db }) => {
		const cookie = await sessionOf(db, demoAccount('administrator').email);
		const wrong: string[] = [];
		let turn = 0;
		for (const { route, ask: asked } of await listDoors()) {
			if (asked !== 'GET' || !route.includes('[')) continue;
			const names = withoutMarks(route).match(/\[[^\]]+\]/g) ?? [];
			for (const [index] of names.entries()) {
				// They are turned away before any door, so that each door sees a few of them.
				for (const sign of [
					illegible[turn++ % illegible.length]!,
					illegible[turn++ % illegible.length]!,
					oddName,
				]) {
					let at = -1;
					const code = withoutMarks(route).replace(/\[[^\]]+\]/g, () => (++at === index ? sign : 'x'));
					const { status } = await ask({ path: href(code, 'da'), headers: { cookie } });
					const fine = sign === oddName ? status < 500 : status === 404;
					if (!fine) wrong.push(`${status} ${code}`);
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	test('with a query that cannot be read are answered without it', async ({ db, cast, mailbox, request }) => {
		const samples = await samplePages({ db, cast, mailbox, request });
		const cookies = new Map<string, string>();
		const names =
			'q after before kind district show half year posting said goal area when page sort limit'.split(' ');
		const query = names.map((name) => `${name}=a%00b`).join('&');
		const wrong: string[] = [];
		for (const { path, as } of [...Object.values(samples), ...fileSamples(samples)]) {
			const cookie = as && (cookies.get(as.email) ?? (await sessionOf(db, as.email)));
			if (as && cookie) cookies.set(as.email, cookie);
			for (const broken of [query, 'q=%FF%C0%80', 'a%00b=1&%=%', 'q=%00']) {
				const address = `${href(path, 'da')}${path.includes('?') ? '&' : '?'}${broken}`;
				const { status } = await ask({ path: address, headers: cookie ? { cookie } : {} });
				if (status >= 500) wrong.push(`${status} ${address}`);
			}
		}
		expect(wrong).toEqual([]);
	});
});
