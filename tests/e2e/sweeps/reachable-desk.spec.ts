/**
 * The desk of an organisation in each state, for each role there and each person at the municipality: every page of it
 * that they may see is at most four links from where they start, and no link on it is closed to them.
 */
import { may } from '#lib/accounts/access.ts';
import { organisationRoles, type Actor } from '#lib/accounts/actor.ts';
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { href, readPath } from '#lib/i18n/urls.ts';
import { answerAt } from '../../../src/gates.ts';
import { expect, test, unique } from '../../support/journey.ts';
import {
	joined,
	makeOrganisation,
	makePerson,
	makeSite,
	givePledge,
	signIn,
} from '../../support/cast/people.ts';
import { arrive, linksIn, routeFinder } from './links.ts';
import { listDoors } from '../../support/routes.ts';

const mostClicks = 4;
const own = '/(member)/workspace/[organisation]';

/** Pages that a partner has; before that the application leads from one to the next, and a halted one reads its desk. */
const isPartners = (route: string) => !route.startsWith(`${own}/application`);

test('every page of a desk is in reach of who may see it, and no link is closed', async ({ db }) => {
	test.setTimeout(240_000);
	const pages = [
		...new Set((await listDoors()).filter(({ kind }) => kind === 'page').map(({ route }) => route)),
	];
	const routeOf = routeFinder(pages);
	const wrong: string[] = [];
	let opened = 0;
	const sweep = async (
		state: (typeof organisationStates)[number],
		role: (typeof organisationRoles)[number],
	) => {
		const organisation = await makeOrganisation(db, [], {
			name: `Skrivebordet ${unique()}`,
			kind: 'association',
			state,
			purpose: 'Vi samler naboer',
		});
		await makeSite(db, organisation.id);
		if (state === 'approved') await givePledge(db, organisation);
		const somebody = await makePerson(db, { name: 'Noor Dahl', email: `${unique()}@eksempel.example` });
		const actor: Actor = await joined(db, somebody, organisation, role, state);
		const cookie = `session=${await signIn(db, somebody.person.id)}`;
		const desk = `/workspace/${organisation.slug}`;
		const seen = new Map<string, number>();
		let next = [href('/workspace', 'da')];
		for (let clicks = 0; clicks <= mostClicks && next.length > 0; clicks++) {
			const here = next;
			next = [];
			for (const start of here) {
				const { path, answer } = await arrive(start, cookie);
				opened++;
				if (answer.status >= 400) wrong.push(`${role}, ${state}: ${start} is ${answer.status}`);
				for (const at of [start, path]) seen.set(routeOf(at) ?? at, clicks);
				for (const link of linksIn(answer.text)) {
					const to = new URL(link, `http://site${path}`);
					const code = readPath(to.pathname).path;
					const route = routeOf(to.pathname);
					if (to.host !== 'site' || to.pathname.startsWith('/en') || !route) continue;
					if (answerAt(route, 'see', actor, organisation.slug) === 'closed')
						wrong.push(`${role}, ${state}: ${path} leads to ${to.pathname}`);
					// The site's other pages: tests/e2e/reachable.spec.ts.
					if (!`${code}/`.startsWith(`${desk}/`) || seen.has(route)) continue;
					seen.set(route, clicks + 1);
					next.push(to.pathname);
				}
			}
		}
		for (const route of state === 'approved' ? pages.filter(isPartners) : []) {
			if (!route.startsWith(own) || route.slice(own.length).includes('[')) continue;
			if (answerAt(route, 'see', actor, organisation.slug) !== 'pass') continue;
			// Who may not change the places reads the same in the settings.
			if (route === `${own}/sites` && !may(actor, 'edit', organisation.id)) continue;
			if (!seen.has(route)) wrong.push(`${role}, ${state}: ${route} is out of reach`);
		}
	};
	for (const state of organisationStates)
		await Promise.all(organisationRoles.map((role) => sweep(state, role)));
	expect(wrong).toEqual([]);
	expect(opened).toBeGreaterThan(100);
});
