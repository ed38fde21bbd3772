/** What is kept for the next who asks: nothing that is said to somebody signed in, and nothing that a stranger sent along. */
import { setTimeout as pause } from 'node:timers/promises';
import { href } from '#lib/i18n/urls.ts';
import { createListener } from '#lib/platform/database/database.server.ts';
import { demoAccount, expect, test, unique } from '../support/journey.ts';
import { ask, fresh, site, type Asked } from '../support/raw-request.ts';
import { fileSamples, samplePages } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

test.setTimeout(240_000);

test('everything that is said to somebody signed in, or sets a cookie, is kept by nobody', async ({
	db,
	cast,
	mailbox,
	request,
}) => {
	const samples = await samplePages({ db, cast, mailbox, request });
	const evidence = await db
		.selectFrom('evidence')
		.innerJoin('contribution', 'contribution.id', 'evidence.contributionId')
		.innerJoin('organisation', 'organisation.id', 'contribution.organisationId')
		.select('evidence.id')
		.where('organisation.name', 'like', 'Nordlys El%')
		.where('evidence.fileKey', 'is not', null)
		.executeTakeFirst();
	const own = evidence ? [{ path: `/evidence/${evidence.id}`, as: demoAccount('member') }] : [];
	const cookies = new Map<string, string>();
	const wrong: string[] = [];
	const said = { signedIn: 0, unlisted: 0 };
	const all = [...Object.values(samples), ...fileSamples(samples), ...own, { path: '/nobody-is-here' }];
	for (const { path, as = demoAccount('member') } of all) {
		const cookie = cookies.get(as.email) ?? (await sessionOf(db, as.email));
		cookies.set(as.email, cookie);
		for (const address of [href(path, 'da'), href(path, 'en')]) {
			const { status, headers, text } = await ask({ path: address, headers: { cookie } });
			said.signedIn++;
			if (headers['cache-control'] !== 'private, no-store')
				wrong.push(`${status} ${address}: ${headers['cache-control']}`);
			const meta = text.includes('<meta name="robots" content="noindex"');
			const header = headers['x-robots-tag'] === 'noindex';
			if (meta && status === 200) said.unlisted++;
			if (meta && !header) wrong.push(`${address} says noindex in the page only`);
		}
	}
	expect(wrong).toEqual([]);
	expect(said.signedIn).toBeGreaterThan(150);
	expect(said.unlisted, 'pages that are not for search engines').toBeGreaterThan(50);

	const [known] = cookies.values();
	const outside = await ask({ path: '/kommune/brugere', headers: { cookie: known ?? '', accept: '*/*' } });
	expect([outside.status, outside.headers['cache-control']]).toEqual([404, 'private, no-store']);
	const over = await ask({ path: '/log-ind', headers: { cookie: 'session=ended' } });
	expect(over.headers['set-cookie']?.[0]).toContain('session=;');
	expect(over.headers['cache-control']).toBe('private, no-store');
});

test.describe('kept pages', () => {
	test('stay for a visitor with somebody else’s cookies, and through requests that change nothing', async ({
		db,
		cast,
	}) => {
		const host = await cast.organisation('Foreningen Gemt');
		const path = `/partnere/${host.slug}`;
		/** Written without a word to anybody, so that a page that was kept still has the old words. */
		const quietly = (purpose: string) =>
			db.transaction().execute(async (trx) => {
				const { sql } = await import('kysely');
				await sql`set local session_replication_role = replica`.execute(trx);
				await trx.updateTable('organisation').set({ purpose }).where('id', '=', host.id).execute();
			});
		const shows = async (headers: Record<string, string> = {}) =>
			/Nye ord/.test((await ask({ path, headers })).text) ? 'new' : 'kept';

		const ears = createListener(process.env.SITE_DATABASE ?? '');
		let heard = 0;
		await ears.listen('content_changed', () => void heard++);
		/** Whether the page is kept through it; asked again where a journey beside this one changed something meanwhile. */
		const isKeptThrough = async (asking: () => Promise<unknown>): Promise<boolean> => {
			for (let time = 0; time < 30; time++) {
				await quietly('Gamle ord');
				await cast.event(host, `Noget sker ${unique()}`);
				await pause(200);
				await ask({ path });
				await quietly('Nye ord');
				heard = 0;
				await asking();
				if ((await shows()) === 'kept') return true;
				await pause(200);
				if (heard === 0) return false;
			}
			return false;
		};
		const theirs = { cookie: '_ga=GA1.1; consent=yes; Session=x; sessions=1' };
		let withTheirs = '';
		expect(await isKeptThrough(async () => (withTheirs = await shows(theirs)))).toBe(true);
		expect(withTheirs, 'cookies that are not ours').toBe('kept');
		expect(await isKeptThrough(() => ask({ path, headers: { cookie: 'session=ended' } }))).toBe(true);
		expect(await shows({ cookie: 'session=living-or-not' }), 'a session is personal').toBe('new');

		const origin = site();
		const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };
		for (const asked of [
			{ method: 'HEAD', path: '/' },
			{ method: 'OPTIONS', path: '/' },
			{ method: 'POST', path: '/nobody-is-here', headers: form },
			{ method: 'POST', path: '/log-ind?/login', headers: { origin, 'content-type': 'text/csv' } },
			{ method: 'POST', path: '/log-ind?/login', headers: form },
			{ method: 'POST', path: '/log-ind?/login', headers: { ...form, accept: 'application/json' } },
			{ method: 'PUT', path: '/', headers: form },
			{ method: 'DELETE', path: '/oplev', headers: form },
		] satisfies Asked[])
			expect(await isKeptThrough(() => ask(asked)), `${asked.method} ${asked.path}`).toBe(true);
		await ears.end({ timeout: 1 });
		await cast.event(host, 'Noget andet sker');
		await expect.poll(shows).toBe('new');
	});
});

test('what one visitor sends is not in the page that the next one gets', async () => {
	const poison = [
		{ host: 'evil.example' },
		{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
		{ forwarded: 'host=evil.example' },
		{ 'x-original-url': '/evil.example', 'x-rewrite-url': '/evil.example' },
		{ cookie: 'PARAGLIDE_LOCALE=en; evil.example=1' },
		{ origin: 'https://evil.example', referer: 'https://evil.example/' },
		{ 'accept-language': 'en', 'user-agent': 'evil.example' },
		{ 'x-http-method-override': 'POST', 'x-sveltekit-action': 'true' },
	];
	const pages = [
		'/',
		'/partnere',
		'/oplev',
		'/muren',
		'/resultater',
		'/oplev/feed.geojson',
		'/loefter',
		'/partnerskaber',
	];
	for (const page of pages) {
		for (const [index, headers] of poison.entries()) {
			const path = `${page}?nr=${unique()}${index}`;
			await ask({ path, headers: { ...fresh(), ...(headers as unknown as Record<string, string>) } });
			const { status, headers: answered, text } = await ask({ path, headers: fresh() });
			const said = text + JSON.stringify(answered);
			expect([status, said.includes('evil.example')], `${page} after ${JSON.stringify(headers)}`).toEqual([
				200,
				false,
			]);
		}
	}
});
