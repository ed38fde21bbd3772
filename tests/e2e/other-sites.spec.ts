/** Another site sends forms in a person’s name, or wants our addresses to lead there. */
import { href } from '#lib/i18n/urls.ts';
import { demoAccount, expect, test } from '../support/journey.ts';
import { fresh, html } from '../support/raw-request.ts';
import { listDoors } from '../support/routes.ts';
import { sessionOf } from '../support/sessions.ts';

test('a form from another site does nothing', async ({ baseURL, db }) => {
	const cookie = await sessionOf(db, demoAccount('member').email);
	const origins = ['https://example.org', 'null', undefined, `${baseURL}.example.org`, 'http://localhost'];
	const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
	const wrong: string[] = [];
	// Mail programs press the one button that ends what somebody gets, and say no origin (decision 0068).
	const open = ['/draft', '/one-click'];
	const doors = (await listDoors()).filter(
		({ kind, route }) => kind === 'action' && !open.some((end) => route.endsWith(end)),
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
