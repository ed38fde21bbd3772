/**
 * The menus lead everywhere: each page without a parameter that a role may see is at most four links from where it
 * starts, and no link on the way leads to a 404. HTML only; of pages about one thing, a few of each kind are opened.
 */
import { gates } from '../../src/gates.ts';
import { rolesThatMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { demoAccounts, type DemoAccount } from '#lib/accounts/signing-in/demo-accounts.ts';
import { href, readPath } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { ask } from '../support/raw-request.ts';
import { listDoors, withoutMarks } from '../support/routes.ts';
import { sessionOf } from '../support/sessions.ts';

const mostClicks = 4;
/** How many pages of one kind are opened. */
const mostOfAKind = 2;

/** Reached otherwise: by a form's button, from a mail, or where mails are not sent. */
const notByLink = new Set(['/logout', '/confirm-email', '/reset', '/dev/mail', '/was', '/login']);

const maySee = (route: string, { municipalRole }: DemoAccount): boolean => {
	const need = gates[route]?.see;
	if (need === 'open' || need === 'person') return true;
	const [, ability] = need?.split('municipality:') ?? [];
	return Boolean(
		ability && municipalRole && rolesThatMay(ability as MunicipalAbility).includes(municipalRole),
	);
};

const linksIn = (html: string): string[] =>
	[...html.matchAll(/<a\b[^>]*?\shref="([^"#]+)/g)].map(([, to]) => to!.replaceAll('&amp;', '&'));

// Hundreds of pages, one after the other.
test.describe.configure({ timeout: 300_000 });

for (const account of demoAccounts) {
	test(`${account.key}: every page is in reach, and no link is dead`, async ({ db }) => {
		const cookie = await sessionOf(db, account.email);
		const doors = await listDoors();
		const pages = [...new Set(doors.filter(({ kind }) => kind === 'page').map(({ route }) => route))];
		const patternOf = (route: string) =>
			new RegExp(`^${withoutMarks(route).replace(/\[[^\]]+\]/g, '[^/]+') || '/'}$`);
		// As the router has it: an address that is spelt out goes before one with a parameter.
		const patterns = pages
			.toSorted((a, b) => a.split('[').length - b.split('[').length)
			.map((route) => ({ route, pattern: patternOf(route) }));
		const routeOf = (path: string) =>
			patterns.find(({ pattern }) => pattern.test(readPath(path).path))?.route;
		const isSomewhere = (path: string) =>
			doors.some(({ route }) => patternOf(route).test(readPath(path).path));

		const opened = new Set<string>();
		const reached = new Set<string>();
		const dead: string[] = [];
		let next = [href(account.municipalRole ? '/municipality' : '/workspace', 'da')];
		for (let clicks = 0; clicks <= mostClicks && next.length; clicks += 1) {
			const here = next;
			next = [];
			for (const start of here) {
				let path = start;
				let answer = await ask({ path, headers: { cookie } });
				for (let hop = 0; hop < 3 && answer.headers.location; hop += 1) {
					path = new URL(String(answer.headers.location), `http://site${path}`).pathname;
					answer = await ask({ path, headers: { cookie } });
				}
				if (answer.status >= 400) dead.push(`${start}: ${answer.status}`);
				for (const route of [routeOf(start), routeOf(path)]) if (route) reached.add(route);
				for (const link of linksIn(answer.text)) {
					const to = new URL(link, `http://site${path}`);
					if (to.host !== 'site') continue;
					if (!isSomewhere(to.pathname)) dead.push(`${path} leads to ${to.pathname}`);
					const kind = routeOf(to.pathname);
					// The pages of one language; what is no page is tested where it is made.
					if (!kind || to.pathname.startsWith('/en') || opened.has(to.pathname)) continue;
					const sameKind = [...opened].filter((other) => routeOf(other) === kind).length;
					if (sameKind >= mostOfAKind) continue;
					opened.add(to.pathname);
					next.push(to.pathname);
				}
			}
		}
		expect(dead).toEqual([]);
		const missed = pages.filter(
			(route) =>
				!route.includes('[') &&
				!notByLink.has(withoutMarks(route)) &&
				maySee(route, account) &&
				!reached.has(route),
		);
		expect(missed).toEqual([]);
	});
}
