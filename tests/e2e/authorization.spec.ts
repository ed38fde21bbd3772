/**
 * Every door tried by everybody: visitor, member of another organisation, own reader, reporter, editor, signatory and owner,
 * the owner of a suspended one,
 * consultant and auditor of the municipality. Who may not pass meets the login or a 404, and the verbs behind the door say
 * no by themselves (the rooms' tests). The doors are read from the route tree; a new one without a gate fails `gates.test.ts`.
 */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { expect, test as base } from '@playwright/test';
import {
	organisationRoles,
	type Actor,
	type MunicipalRole,
	type OrganisationRole,
} from '#lib/accounts/actor.ts';
import { href } from '#lib/i18n/urls.ts';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { answerAt, type Answer } from '../../src/gates.ts';
import { listDoors, withoutMarks, type Door } from '../support/routes.ts';
import { joined, makeOrganisation, person, signIn, type Somebody } from '../support/cast/people.ts';

interface Caller {
	name: string;
	cookie: string;
	actor: Actor;
	/** Whose desk they try, where it is not that of the many. */
	at?: string;
}

const none: Actor = { person: null, municipalRole: null, memberships: [] };

async function calling(db: Database, name: string, actor: Somebody): Promise<Caller> {
	return { name, cookie: `session=${await signIn(db, actor.person.id)}`, actor };
}

const personWith = async (db: Database, name: string, municipalRole: MunicipalRole | null = null) =>
	calling(db, name, await person(db, municipalRole));

const organisation = (db: Database, name: string, state: OrganisationState = 'approved') =>
	makeOrganisation(db, [], { name, kind: 'association', state, purpose: 'Prøver døre' });

const memberOf = async (
	db: Database,
	name: string,
	to: Awaited<ReturnType<typeof organisation>>,
	role: OrganisationRole,
) => calling(db, name, await joined(db, await person(db), to, role, to.state));

const test = base.extend<object, { db: Database }>({
	db: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
		async ({}, use) => {
			const db = createDatabase(process.env.SITE_DATABASE ?? '', { max: 3 });
			await use(db);
			await db.destroy();
		},
		{ scope: 'worker' },
	],
});

/** A door's address; parameters other than the organisation name something that is nobody's. */
function addressOf({ route, ask, kind }: Door, slug: string): string {
	const path = withoutMarks(route)
		.replace('[organisation]', slug)
		.replace('[kind]', 'topojson')
		.replace(/\[[^\]]+\]/g, 'nobody-0x0x0');
	return href(path || '/', 'da') + (kind === 'action' && ask !== 'default' ? `?/${ask}` : '');
}

/** What the caller met, in the gate's words; past the gate anything may follow but not an error of ours. */
function metBy({ status, headers }: Response, desk: string | null): Answer | 'broken' {
	const location = headers.get('location');
	const isLater = status === 503 && headers.has('retry-after');
	if (status >= 500 && !isLater) return 'broken';
	if (status === 303 && location?.includes('/log-ind?to=')) return 'login';
	if (status === 303 && desk !== null && location === desk) return 'halted';
	return status === 404 ? 'closed' : 'pass';
}

/** They also ask for a page's data alone, as a script does. */
const asksForData = new Set(['Vores owner', 'Den pausedes ejer', 'Konsulent']);

test('every door answers everybody as its gate says', async ({ db, baseURL }) => {
	test.setTimeout(600_000);
	const ours = await organisation(db, 'Foreningen Døren');
	const theirs = await organisation(db, 'Foreningen Naboen');
	const paused = await organisation(db, 'Foreningen på Pause', 'suspended');
	const members = await Promise.all(
		organisationRoles.map(async (role) => memberOf(db, `Vores ${role}`, ours, role)),
	);
	const callers: Caller[] = [
		{ name: 'visitor', cookie: '', actor: none },
		await memberOf(db, 'Naboens ejer', theirs, 'owner'),
		...members,
		{ ...(await memberOf(db, 'Den pausedes ejer', paused, 'owner')), at: paused.slug },
		await personWith(db, 'Konsulent', 'consultant'),
		await personWith(db, 'Revisor', 'auditor'),
		await personWith(db, 'Administrator', 'administrator'),
	];

	const wrong: string[] = [];
	const leaking: string[] = [];
	const tried = { pass: 0, login: 0, halted: 0, closed: 0 };
	for (const door of await listDoors()) {
		// Trying these ends the caller's session or account, or throws away a draft that other journeys look at; their
		// gates are held by the rooms' tests.
		if (/logout|everywhere|account\/erase|(charter|policy)\/draft discard/.test(`${door.route} ${door.ask}`))
			continue;
		const ask = door.kind === 'action' ? { send: door.ask } : ('see' as const);
		for (const { name, cookie, actor, ...caller } of callers) {
			const ofDesk = door.route.includes('(member)/workspace/[organisation]');
			const at = (ofDesk && caller.at) || ours.slug;
			const address = addressOf(door, at);
			const expected = answerAt(door.route, ask, actor, door.route.includes('(member)') ? at : undefined);
			const response = await fetch(baseURL + address, {
				method: ask === 'see' ? 'GET' : 'POST',
				redirect: 'manual',
				headers: { cookie, origin: baseURL ?? '', accept: 'text/html', 'x-forwarded-for': '10.0.0.1' },
				body: ask === 'see' ? undefined : new URLSearchParams({ nothing: '' }),
			});
			await response.body?.cancel();
			const kept = [response];
			if (door.kind === 'page' && asksForData.has(name)) {
				const data = address.replace(/^\/(?=$)|$/, '/__data.json');
				kept.push(await fetch(baseURL + data, { redirect: 'manual', headers: { cookie } }));
				await kept[1]!.body?.cancel();
			}
			for (const { url, status, headers } of cookie ? kept : [])
				if (!/^private, no-store$|immutable/.test(headers.get('cache-control') ?? ''))
					leaking.push(`${name}: ${status} ${new URL(url).pathname}: ${headers.get('cache-control')}`);
			const desk = ofDesk && caller.at ? href(`/workspace/${at}`, 'da') : null;
			const met = metBy(response, desk);
			tried[expected]++;
			// Behind an open gate a made-up address is not there either, and an invitation asks who one is.
			// An approved organisation has no application left to give up, and the charter and the policy a draft while somebody writes one.
			const empty = /nobody-0x0x0|pack\.topojson|\?\/demo|ansoegning\/opgiv|(charter|politik)\/kladde/.test(
				address,
			);
			const fine =
				met === expected ||
				(expected === 'pass' && (met === 'closed' || address.startsWith('/invitation/')) && empty);
			if (!fine)
				wrong.push(
					`${name}: ${ask === 'see' ? 'GET' : 'POST'} ${address} should ${expected}, met ${response.status}`,
				);
		}
	}
	expect(wrong).toEqual([]);
	expect(leaking, 'what is said to somebody signed in is kept by nobody, whatever it is').toEqual([]);
	expect(Math.min(...Object.values(tried)), 'every kind of answer was tried').toBeGreaterThan(20);
});
