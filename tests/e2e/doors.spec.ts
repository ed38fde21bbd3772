/** What comes to the door without a browser: forged and broken addresses and headers, those who leave, those who listen in. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { request } from 'node:http';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sessionHash } from '#lib/accounts/signing-in/session-store.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { freePort } from '../../scripts/runtime/postgres/process.ts';
import { demoAccount, expect, test } from '../support/journey.ts';
import { listDoors, withoutMarks } from '../support/routes.ts';
import { samplePages, type Sample } from '../support/samples.ts';
import { startSite } from '../support/started-site.ts';

test.setTimeout(240_000);

const site = () => process.env.SITE_URL ?? '';
const database = () => process.env.SITE_DATABASE ?? '';
const html = { accept: 'text/html' };

type Asked = { path: string; headers?: Record<string, string>; method?: string };
type Answered = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** As fetch, but with headers that fetch keeps to itself, and addresses as they are written. */
function ask({ path, headers = {}, method = 'GET' }: Asked): Promise<Answered> {
	const { hostname, port } = new URL(site());
	return new Promise((settle, fail) => {
		const asked = request({ hostname, port, path, method, headers: { ...html, ...headers } }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, text }));
		});
		asked.on('error', fail);
		asked.end();
	});
}

async function sessionOf(db: Database, email: string): Promise<string> {
	const person = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	const session = randomBytes(20).toString('hex');
	const expiresAt = new Date(Date.now() + 20 * 86_400_000);
	await db
		.insertInto('session')
		.values({ idHash: sessionHash(session), personId: person.id, expiresAt })
		.execute();
	return `session=${session}`;
}

test.describe('addresses', () => {
	const illegible = ['a%00b', '%00', 'a%', 'a%zz', 'a%FF', 'a%C0%80', 'a%ED%A0%80', 'a%0Ab', 'a%252500'];

	test('that cannot be read are not there, at every door with a name in it', async ({ db }) => {
		const cookie = await sessionOf(db, demoAccount('administrator').email);
		const wrong: string[] = [];
		for (const { route, ask: asked } of await listDoors()) {
			if (asked !== 'GET' || !route.includes('[')) continue;
			const names = withoutMarks(route).match(/\[[^\]]+\]/g) ?? [];
			for (const [index] of names.entries()) {
				for (const sign of illegible) {
					let at = -1;
					const code = withoutMarks(route).replace(/\[[^\]]+\]/g, () => (++at === index ? sign : 'x'));
					const { status } = await ask({ path: href(code, 'da'), headers: { cookie } });
					const fine = sign.includes('%25') ? status < 500 : status === 404;
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
		for (const { path, as } of [...Object.values(samples), ...files(samples)]) {
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

/** Endpoints beside pages: what is fetched rather than looked at. */
function files(samples: Record<string, Sample>): Sample[] {
	const consultant = demoAccount('consultant');
	const below = (route: string, ending: string): Sample => {
		const { path, as } = samples[route]!;
		return { path: path + ending, as };
	};
	const workspace = '/(member)/workspace/[organisation]';
	return [
		{ path: '/api/v1/events' },
		{ path: '/explore/map.json' },
		{ path: '/events' },
		{ path: '/opportunities' },
		{ path: '/map/outline.svg' },
		{ path: '/robots.txt' },
		{ path: '/.well-known/security.txt' },
		{ path: '/api/addresses?q=Kap', as: demoAccount('member') },
		{ path: '/account/data', as: demoAccount('member') },
		...['partners.csv', 'partners.geojson', 'reporting.csv'].map((file) => ({
			path: `/municipality/${file}`,
			as: consultant,
		})),
		below('/(public)/events/[event]', '/calendar.ics'),
		below('/(public)/opportunities/[opportunity]', '/deadline.ics'),
		below('/(public)/verify/[code]', '/charter.txt'),
		below('/(public)/partners/[organisation]', '/badge.svg'),
		below('/(public)/partners/[organisation]/report/[year]', '.pdf'),
		below(`${workspace}/partnerships/[partnership]/meetings/[meeting]`, '/calendar.ics'),
	];
}

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
	const all = [...Object.values(samples), ...files(samples), ...own, { path: '/nobody-is-here' }];
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

test.describe('headers', () => {
	test('a foreign host gets into no page, kept or not', async ({ db, cast, mailbox, request }) => {
		const samples = await samplePages({ db, cast, mailbox, request });
		const wrong: string[] = [];
		const foreign = {
			host: 'foreign.example',
			'x-forwarded-host': 'foreign.example',
			'x-forwarded-proto': 'ftp',
		};
		for (const { path, as } of [...Object.values(samples), ...files(samples)]) {
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

		await quietly('Gamle ord');
		await cast.event(host, 'Noget sker');
		await pause(300);
		await ask({ path });
		await quietly('Nye ord');
		expect(await shows()).toBe('kept');
		expect(await shows({ cookie: '_ga=GA1.1; consent=yes; Session=x; sessions=1' })).toBe('kept');
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
		] satisfies Asked[]) {
			const { status } = await ask(asked);
			expect(await shows(), `${asked.method} ${asked.path} answered ${status}`).toBe('kept');
		}
		await cast.event(host, 'Noget andet sker');
		await expect.poll(shows).toBe('new');
	});
});

test('who leaves in the middle is no error of ours', async ({ db }) => {
	const folder = mkdtempSync(join(tmpdir(), 'bland-files-'));
	const pack = join(folder, 'city.pmtiles');
	writeFileSync(pack, Buffer.alloc(30_000_000));
	const started = await startSite({
		databaseUrl: database(),
		env: { LOG_LEVEL: 'debug', FILES_DIR: folder, BASEMAP: pack },
	});
	const { hostname, port } = new URL(started.url);
	const cookie = await sessionOf(db, demoAccount('member').email);
	const { slug } = await db
		.selectFrom('organisation')
		.select('slug')
		.where('name', 'like', 'Nordlys El%')
		.executeTakeFirstOrThrow();
	const dial = async (): Promise<Socket> => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => {});
		await once(socket, 'connect');
		return socket;
	};
	const head = (line: string, more = '') =>
		`${line} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${started.url}\r\nCookie: ${cookie}\r\nAccept: text/html\r\n${more}\r\n`;
	const upload = `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n`;
	const part = `--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n${'a'.repeat(1000)}`;
	const words = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n`;
	const desk = `/min-organisation/${slug}`;
	const begun: [string, string][] = [
		['a page', head('GET /oplev')],
		['a large answer', head('GET /_app/version.json') + head('GET /oplev/map.json')],
		['a file', head('GET /share.png')],
		['a file larger than the way holds', head('GET /basemap/pack.pmtiles')],
		['a paper', head(`GET /partnere/${slug}/rapport/${new Date().getFullYear()}.pdf`)],
		['an upload', head(`POST ${desk}/begivenheder/opret`, upload) + part],
		['a form', head('POST /log-ind?/login', words) + 'email=a'],
		['a header', 'GET / HTTP/1.1\r\nHo'],
	];
	for (const [what, bytes] of begun) {
		for (const moment of [0, 5, 30, 100]) {
			const socket = await dial();
			socket.write(bytes);
			if (what.includes('larger')) await once(socket, 'data').then(() => socket.pause());
			await pause(moment);
			socket.resetAndDestroy();
		}
	}
	await pause(1500);
	expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
	const log = started.log();
	started.process.disconnect();
	rmSync(folder, { recursive: true });
	expect(log).toContain('the client left');
	expect(log.split('\n').filter((line) => / (error|warn) |Error/.test(line))).toEqual([]);
});

test('a process that can no longer render says so, and ends to be started again', async () => {
	const port = await freePort();
	const child = fork('scripts/start.ts', {
		silent: true,
		execArgv: ['--import', './tests/support/break-rendering.ts'],
		env: {
			...process.env,
			NODE_ENV: 'production',
			DEMO: '',
			HOST: '127.0.0.1',
			PORT: String(port),
			TRUSTED_PROXY: '',
			DATABASE_URL: database(),
			ORIGIN: 'https://by.example',
			SMTP_URL: 'smtp://127.0.0.1:1',
			MAIL_FROM: 'post@by.example',
			SELF_CHECK_SECONDS: '1',
			LOG_LEVEL: 'info',
			WORKER: 'off',
		},
	});
	let log = '';
	child.stdout?.on('data', (chunk: Buffer) => (log += chunk));
	child.stderr?.on('data', (chunk: Buffer) => (log += chunk));
	const ended = once(child, 'exit') as Promise<[number | null]>;
	const readyz = async () => {
		const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
		return answer && { status: answer.status, ...((await answer.json().catch(() => ({}))) as object) };
	};
	await expect.poll(readyz, { timeout: 30_000 }).toMatchObject({ status: 200, ok: true });
	await pause(3500);
	expect(child.exitCode, 'a sound process goes on').toBeNull();

	child.kill('SIGUSR2');
	await expect.poll(readyz).toMatchObject({ status: 503, checks: { page: 'failed', database: 'ok' } });
	expect((await ended)[0]).toBe(1);
	expect(log).toContain('can no longer render a page');
});
