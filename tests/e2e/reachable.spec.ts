/**
 * The menus lead everywhere: each page without a parameter that a role may see is at most four links from where it
 * starts, and no link on the way leads to a 404. HTML only; of pages about one thing, a few of each kind are opened.
 */
import { gates } from '../../src/gates.ts';
import { rolesThatMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { demoAccounts, type DemoAccount } from '#lib/accounts/signing-in/demo-accounts.ts';
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { arrive, linksIn, routeFinder } from './sweeps/links.ts';
import { listDoors, withoutMarks } from '../support/routes.ts';
import { sessionOf } from '../support/sessions.ts';

const mostClicks = 4;
/** How many pages of one kind are opened. */
const mostOfAKind = 2;

/** Reached otherwise: by the button that begins a draft, by a form, from a mail, or where mails are not sent. */
const notByLink = new Set([
	...['/logout', '/confirm-email', '/reset', '/dev/mail', '/was', '/login'],
	...['/municipality/charter/draft', '/municipality/policy/draft'],
]);

const maySee = (route: string, { municipalRole }: DemoAccount): boolean => {
	const need = gates[route]?.see;
	if (need === 'open' || need === 'person') return true;
	const [, ability] = need?.split('municipality:') ?? [];
	return Boolean(
		ability && municipalRole && rolesThatMay(ability as MunicipalAbility).includes(municipalRole),
	);
};

// Hundreds of pages, one after the other.
test.describe.configure({ timeout: 300_000 });

for (const account of demoAccounts) {
	test(`${account.key}: every page is in reach, and no link is dead`, async ({ db }) => {
		const cookie = await sessionOf(db, account.email);
		const doors = await listDoors();
		const pages = [...new Set(doors.filter(({ kind }) => kind === 'page').map(({ route }) => route))];
		const pageOf = routeFinder(pages);
		const doorOf = routeFinder(doors.map(({ route }) => route));

		const opened = new Set<string>();
		const openedOf = new Map<string, number>();
		const reached = new Set<string>();
		const dead: string[] = [];
		let next = [href(account.municipalRole ? '/municipality' : '/workspace', 'da')];
		for (let clicks = 0; clicks <= mostClicks && next.length; clicks += 1) {
			const here = next;
			next = [];
			for (const start of here) {
				const { path, answer } = await arrive(start, cookie);
				if (answer.status >= 400) dead.push(`${start}: ${answer.status}`);
				for (const route of [pageOf(start), pageOf(path)]) if (route) reached.add(route);
				for (const link of linksIn(answer.text)) {
					const to = new URL(link, `http://site${path}`);
					if (to.host !== 'site') continue;
					if (!doorOf(to.pathname)) dead.push(`${path} leads to ${to.pathname}`);
					const kind = pageOf(to.pathname);
					// The pages of one language; what is no page is tested where it is made.
					if (!kind || to.pathname.startsWith('/en') || opened.has(to.pathname)) continue;
					const sameKind = openedOf.get(kind) ?? 0;
					if (sameKind >= mostOfAKind) continue;
					openedOf.set(kind, sameKind + 1);
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
