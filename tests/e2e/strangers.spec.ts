/**
 * What a stranger tries without an account, or with one of their own: forms from another site, addresses that lead away,
 * questions about who is here, other people's things, private words, scripts, and poison for the kept pages.
 */
import { request as plainRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { readPath, href } from '#lib/i18n/urls.ts';
import { demoAccount } from '../support/actors.ts';
import { expect, test, unique } from '../support/journey.ts';
import { privateWords, publicAddresses } from '../support/private-words.ts';
import { listDoors } from '../support/routes.ts';
import { samplePages, type Sample } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

const own = '/(member)/workspace/[organisation]';
const html = { accept: 'text/html' };
let lane = 0;
/** An address that has asked nothing before, so that no limit is in the way. */
const fresh = () => ({ 'x-forwarded-for': `10.77.${++lane >> 8}.${lane & 255}` });

test('a form from another site does nothing', async ({ baseURL, db }) => {
	const cookie = await sessionOf(db, demoAccount('member').email);
	const origins = ['https://example.org', 'null', undefined, `${baseURL}.example.org`, 'http://localhost'];
	const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
	const wrong: string[] = [];
	const doors = (await listDoors()).filter(
		({ kind, route }) => kind === 'action' && !route.endsWith('/draft'),
	);
	for (const [index, { route, ask }] of doors.entries()) {
		const path = route.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, 'x');
		for (const [turn, type] of types.entries()) {
			const origin = origins[(index + turn) % origins.length];
			const response = await fetch(`${baseURL}${href(path, 'da')}?/${ask}`, {
				method: 'POST',
				redirect: 'manual',
				headers: { ...html, cookie, 'content-type': type, ...(origin ? { origin } : {}) },
				body: 'nothing=',
			});
			await response.body?.cancel();
			if (response.status !== 403) wrong.push(`${response.status} ${path}?/${ask} ${type} from ${origin}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('no address leads a person away', async ({ baseURL, db }) => {
	const email = demoAccount('member').email;
	const cookie = await sessionOf(db, email);
	const away = [
		'//example.org',
		'/\\example.org',
		'https://example.org',
		'https:example.org',
		'\\\\example.org',
		'/%09/example.org',
		'/\t/example.org',
	]
		.concat([
			'///example.org',
			'/./\\example.org',
			'/..//example.org',
			'javascript:alert(1)',
			' //example.org',
			'/\n/example.org',
			'@example.org',
		])
		.concat([
			'http:///example.org',
			'/x/..//example.org',
			'//example.org@localhost',
			'/log-ud',
			'data:text/html,x',
			'/%5cexample.org',
			'/%2f%2fexample.org',
		]);
	const wrong: string[] = [];
	for (const to of away) {
		const asked = [
			fetch(`${baseURL}/log-ind?to=${encodeURIComponent(to)}`, {
				redirect: 'manual',
				headers: { ...html, cookie },
			}),
			fetch(`${baseURL}/log-ind?/demo`, {
				method: 'POST',
				redirect: 'manual',
				headers: { ...html, ...fresh(), origin: baseURL ?? '' },
				body: new URLSearchParams({ email, to }),
			}),
		];
		for (const response of await Promise.all(asked)) {
			await response.body?.cancel();
			const location = response.headers.get('location') ?? '';
			// As a browser reads it: a backslash is a slash, and tabs and line breaks are not there.
			const target = new URL(location, baseURL);
			if (response.status !== 303 || target.origin !== baseURL || /^[/\\]{2}/.test(target.pathname))
				wrong.push(`${response.status} ${JSON.stringify(to)} -> ${location}`);
		}
	}
	expect(wrong).toEqual([]);
});

test('no answer tells whether somebody has an account', async ({ baseURL, cast }) => {
	const known = await cast.person('Kendt Person');
	const unknown = {
		email: `${known.email.slice(0, -'eksempel.example'.length)}ukendtes.example`.replace('kendt', 'fremm'),
	};
	expect(unknown.email.length).toBe(known.email.length);
	const forms: [path: string, fields: Record<string, string>][] = [
		['/log-ind?/login', { password: 'ikke den rigtige' }],
		['/ny-adgangskode', {}],
		['/bekraeft-email', {}],
		[
			'/bliv-partner',
			{
				name: 'Ida Holm',
				password: 'fire grønne cykler',
				organisation: 'Foreningen Prøve',
				kind: 'association',
				consent: 'on',
			},
		],
	];
	for (const [path, fields] of forms) {
		const answers = await Promise.all(
			[known.email, unknown.email].map(async (email) => {
				const response = await fetch(`${baseURL}${path}`, {
					method: 'POST',
					redirect: 'manual',
					headers: { ...html, ...fresh(), origin: baseURL ?? '' },
					body: new URLSearchParams({ ...fields, email }),
				});
				const same = (text: string) =>
					text
						.replaceAll(email, 'EMAIL')
						.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce[-=]["']?[\w+/=]+/g, 'RANDOM');
				const { date: _, 'x-request-id': __, etag: ___, ...headers } = Object.fromEntries(response.headers);
				return {
					status: response.status,
					headers: same(JSON.stringify(headers)),
					text: same(await response.text()),
				};
			}),
		);
		expect(answers[0], path).toEqual(answers[1]);
		expect([200, 303, 422, 400], path).toContain(answers[0]!.status);
	}
});

test('somebody else’s things are not under one’s own roof', async ({
	baseURL,
	db,
	cast,
	mailbox,
	request,
}) => {
	const ours = await cast.organisation(`Vores ${unique()}`);
	const cookie = await sessionOf(db, ours.owner.email);
	const pages = await samplePages({ db, cast, mailbox, request });
	const doors = await listDoors();
	const wrong: string[] = [];
	let tried = 0;
	for (const [route, { path }] of Object.entries(pages) as [string, Sample][]) {
		const { path: code } = readPath(path);
		if (!route.startsWith(`${own}/`) || !route.slice(own.length).includes('[')) continue;
		const address = code.split('?')[0]!.replace(/^\/workspace\/[^/]+/, `/workspace/${ours.slug}`);
		const asks = doors.filter((door) => door.route === route && door.kind === 'action').map(({ ask }) => ask);
		for (const ask of [null, ...asks]) {
			tried++;
			const response = await fetch(
				baseURL + href(address, 'da') + (ask && ask !== 'default' ? `?/${ask}` : ''),
				{
					method: ask ? 'POST' : 'GET',
					redirect: 'manual',
					headers: { ...html, cookie, origin: baseURL ?? '' },
					body: ask ? new URLSearchParams({ nothing: '' }) : undefined,
				},
			);
			await response.body?.cancel();
			// A form that is read before anything is looked up says what it lacks, to everybody alike.
			if (response.status !== 404 && !(ask && response.status === 422))
				wrong.push(`${response.status} ${ask ?? 'GET'} ${address}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(tried).toBeGreaterThan(60);
});

test('private words stand on no public page', async ({ baseURL, db, cast }) => {
	const stranger = await cast.organisation(`Nysgerrige ${unique()}`);
	const cookie = await sessionOf(db, stranger.owner.email);
	// A form to sign up by knows the e-mail of who is signed in.
	const toKeep = async () => (await privateWords(db)).filter(({ word }) => word !== stranger.owner.email);
	const words = await toKeep();
	expect(words.length, 'there is much to keep').toBeGreaterThan(300);
	const found: { word: string; where: string }[] = [];
	const queue = (await publicAddresses(db)).values();
	let read = 0;
	const reader = async () => {
		for (const address of queue) {
			for (const caller of ['', cookie]) {
				const response = await fetch(baseURL + address, { headers: { ...html, ...fresh(), cookie: caller } });
				const text = await response.text();
				if (response.status === 200) read++;
				for (const { word, from } of words)
					if (text.includes(word)) found.push({ word, where: `${from} on ${address}: ${word}` });
			}
		}
	};
	await Promise.all([reader(), reader(), reader(), reader()]);
	// What another journey put before the public meanwhile was no secret when it was read.
	const stillPrivate = new Set((await toKeep()).map(({ word }) => word));
	expect(found.filter(({ word }) => stillPrivate.has(word)).map(({ where }) => where)).toEqual([]);
	expect(read, 'pages were there to be read').toBeGreaterThan(200);
});

test('a script in any text that the public reads is only words', async ({ baseURL, db, cast }) => {
	const script = `"'></script></style></title><img src=x onerror=alert(1)>{{7*7}}\${7*7}`;
	const host = await cast.organisation(`A ${script}`);
	const commitment = await cast.commitment(host, `B ${script}`, { type: 'homework-help', target: 9 });
	const event = await cast.event(host, `C ${script}`, { commitmentId: commitment.id });
	await db
		.updateTable('organisation')
		.set({ purpose: script, publicPhone: script.slice(0, 30) })
		.where('id', '=', host.id)
		.execute();
	await db
		.updateTable('event')
		.set({ description: script, placeName: script, address: script, imageAlt: script } as never)
		.where('id', '=', event.id)
		.execute();
	await db
		.updateTable('commitment')
		.set({ description: script } as never)
		.where('id', '=', commitment.id)
		.execute();
	const signature = await db
		.selectFrom('signature')
		.select('code')
		.where('organisationId', '=', host.id)
		.executeTakeFirstOrThrow();
	const year = new Date().getFullYear();
	const addresses = [`/partners/${host.slug}`, `/commitments/${commitment.slug}`, `/events/${event.slug}`]
		.concat([`/events/${event.slug}/poster`, `/partners/${host.slug}/badge.svg`, `/verify/${signature.code}`])
		.concat([
			`/verify/${signature.code}/certificate`,
			`/partners/${host.slug}/report/${year}`,
			'/pledge',
			'/partners',
			'/explore',
			'/commitments',
		])
		.concat([
			`/explore?q=${encodeURIComponent(script)}`,
			`/partners?q=${encodeURIComponent(script)}`,
			`/commitments?q=${encodeURIComponent(script)}`,
		]);
	for (const locale of ['da', 'en'] as const) {
		for (const address of addresses) {
			const response = await fetch(baseURL + href(address, locale), { headers: { ...html, ...fresh() } });
			expect([response.status, address]).toEqual([200, address]);
			const text = await response.text();
			expect(text.includes('<img src=x'), `${address} has a tag that was typed`).toBe(false);
			expect(/["']><\/script><\/style>/.test(text), `${address} ends a script that was ours`).toBe(false);
		}
	}
});

/** A request as no browser sends it: any `Host`. */
function ask(
	url: URL,
	headers: Record<string, string>,
	method = 'GET',
): Promise<{ status: number; text: string }> {
	return new Promise((settle, fail) => {
		const sent = plainRequest(url, { method, headers }, (response) => {
			let text = JSON.stringify(response.headers);
			response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
			response.on('end', () => settle({ status: response.statusCode ?? 0, text }));
		});
		sent.on('error', fail).end();
	});
}

test('what one visitor sends is not in the page that the next one gets', async ({ baseURL }) => {
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
		'/api/v1/events',
		'/loefter',
		'/partnerskaber',
	];
	for (const page of pages) {
		for (const [index, headers] of poison.entries()) {
			const url = new URL(`${page}?nr=${unique()}${index}`, baseURL);
			await ask(url, { ...html, ...fresh(), ...(headers as unknown as Record<string, string>) });
			const { status, text } = await ask(url, { ...html, ...fresh() });
			expect([status, text.includes('evil.example')], `${page} after ${JSON.stringify(headers)}`).toEqual([
				200,
				false,
			]);
		}
	}
});

test('a link out of a mail serves once, and not for ever', async ({ baseURL, db, cast, mailbox }) => {
	const person = await cast.person('Gitte Genbrug');
	/** Sends the form, and says whether it changed the person's password. */
	const changes = async (path: string, fields: Record<string, string>) => {
		const hash = () =>
			db.selectFrom('person').select('passwordHash').where('id', '=', person.id).executeTakeFirstOrThrow();
		const before = await hash();
		const response = await fetch(baseURL + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { ...html, ...fresh(), origin: baseURL ?? '' },
			body: new URLSearchParams(fields),
		});
		await response.body?.cancel();
		return (await hash()).passwordHash !== before.passwordHash;
	};
	const newLink = async () => {
		await changes('/ny-adgangskode', { email: person.email });
		return mailbox.link(person.email, 'Vælg en ny adgangskode');
	};
	const first = await newLink();
	const second = await newLink();
	expect(await changes(second, { password: 'fire grønne cykler' })).toBe(true);
	expect(
		await changes(first, { password: 'fire grønne cykler' }),
		'an older link, after a newer was used',
	).toBe(false);
	expect(await changes(second, { password: 'fem grønne cykler' }), 'used twice').toBe(false);
	const late = await newLink();
	const near = [late.slice(0, -1), `${late}x`, late.toUpperCase(), late.replace(/[^/]+$/, "' or '1'='1")];
	for (const path of near) expect(await changes(path, { password: 'syv grønne cykler' }), path).toBe(false);
	await db
		.updateTable('link')
		.set({ createdAt: new Date(Date.now() - 7_200_000), expiresAt: new Date(Date.now() - 1000) })
		.where('personId', '=', person.id)
		.execute();
	expect(await changes(late, { password: 'seks grønne cykler' }), 'used late').toBe(false);
});

test('two hundred slow connections do not keep others waiting', async ({ baseURL }) => {
	const { hostname, port } = new URL(baseURL ?? '');
	const sockets = Array.from({ length: 200 }, (_, index) => {
		const socket = connect(Number(port), hostname);
		socket.on('error', () => {});
		socket.write(
			index % 2
				? 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '
				: 'POST /log-ind?/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na',
		);
		return socket;
	});
	const dripping = setInterval(() => sockets.forEach((socket) => socket.write('a')), 500);
	try {
		await pause(1000);
		for (let turn = 0; turn < 10; turn++) {
			const started = performance.now();
			const response = await fetch(`${baseURL}/partnere?nr=${unique()}`, {
				headers: { ...html, ...fresh() },
			});
			await response.arrayBuffer();
			expect([response.status, performance.now() - started < 2000]).toEqual([200, true]);
		}
	} finally {
		clearInterval(dripping);
		sockets.forEach((socket) => socket.destroy());
	}
});
