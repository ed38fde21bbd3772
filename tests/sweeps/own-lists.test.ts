/**
 * The same city as its members and the municipality read it, and the mails that go out by themselves: which of its things
 * each list shows. A page without a thing of its own in its address that is in neither table fails, and so does a job of
 * the timetable.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Task } from '#lib/platform/jobs/jobs.server.ts';
import { gates } from '../../src/gates.ts';
import { crontab, tasks } from '../../src/jobs.server.ts';
import { fileOf, readAs } from '../support/as-visitor.ts';
import { joined, makePerson, person, type Known } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { namedIn, type Shown } from './named.ts';
import { benefits, city, commitments, events, now, opportunities, partnerships } from './one-of-each.ts';

interface List {
	search?: string;
	shows: Shown;
}

const own = '/(member)/workspace/[organisation]';
const overview = '/(municipality)/municipality';
const every = (things: object): string => Object.keys(things).join(' ');
const partners = 'approved unsigned';

/** Whoever belongs to it meets everything of its own, drafts and what is over; the municipality what it decides about. */
const lists: Record<string, readonly List[]> = {
	[own]: [{ shows: { event: 'coming under-way just-begun', commitment: every(commitments) } }],
	[`${own}/commitments`]: [{ shows: { commitment: every(commitments) } }],
	// What can be reported toward.
	[`${own}/contributions`]: [{ shows: { commitment: 'running not-begun past-its-day reported' } }],
	[`${own}/events`]: [{ shows: { event: every(events) } }],
	[`${own}/matches`]: [{ shows: { need: 'draft open last-day day-passed used closed taken-down' } }],
	[`${own}/benefits`]: [{ shows: { benefit: every(benefits) } }],
	[`${own}/opportunities`]: [{ shows: { opportunity: every(opportunities) } }],
	[`${own}/partnerships`]: [{ shows: { partnership: every(partnerships), partner: 'approved' } }],
	[`${own}/report`]: [{ shows: { commitment: 'running past-its-day reported' } }],
	[overview]: [{ shows: { partner: partners } }],
	[`${overview}/approvals`]: [
		{ shows: { partner: 'waiting' } },
		...['changes_requested', 'suspended', 'declined'].map((state) => ({
			search: `?state=${state}`,
			shows: { partner: state },
		})),
		{ search: '?state=approved', shows: { partner: partners } },
	],
	[`${overview}/coverage`]: [{ shows: { partner: partners } }],
	[`${overview}/coverage.csv`]: [{ shows: {} }],
	[`${overview}/coverage.geojson`]: [{ shows: {} }],
	[`${overview}/coverage/map.json`]: [
		{ search: '?layer=partners&within=55,12,56,13', shows: { partner: partners } },
		{
			search: '?within=55,12,56,13',
			shows: { commitment: 'running not-begun past-its-day reported delivered partly not_delivered' },
		},
	],
	[`${overview}/commitments`]: [{ shows: { commitment: 'proposed reported' } }],
	...Object.fromEntries(
		['deadlines', 'deadlines.csv'].map((route) => [
			`${overview}/${route}`,
			[
				{
					search: '?within=all',
					shows: { commitment: 'running not-begun past-its-day reported of-waiting' },
				},
				{ search: '?within=late', shows: { commitment: 'past-its-day' } },
				{ search: '?within=all&kind=school', shows: {} },
			],
		]),
	),
	[`${overview}/duplicates/partners.csv`]: [{ shows: { partner: 'listed approved' } }],
	[`${overview}/duplicates.csv`]: [{ shows: { event: 'coming restored' } }],
	[`${overview}/duplicates/partners`]: [{ shows: { partner: 'listed approved' } }],
	[`${overview}/duplicates`]: [{ shows: { event: 'coming restored' } }],
	...Object.fromEntries(
		['flags', 'flags.csv'].map((route) => [
			`${overview}/${route}`,
			[
				{ shows: { event: 'coming', opportunity: 'open' } },
				{ search: '?reason=spam', shows: { event: 'coming', opportunity: 'open' } },
				{ search: '?reason=other', shows: {} },
				{ search: '?state=closed', shows: { event: 'restored' } },
			],
		]),
	),
	...Object.fromEntries(
		['takedowns', 'takedowns.csv'].map((route) => [
			`${overview}/${route}`,
			[
				{ shows: { event: 'appealed' } },
				{ search: '?state=standing', shows: { event: 'taken-down', opportunity: 'taken-down' } },
				...['upheld', 'restored'].map((state) => ({ search: `?state=${state}`, shows: { event: state } })),
			],
		]),
	),
	[`${overview}/needs.csv`]: [{ shows: {} }],
	[`${overview}/needs`]: [{ shows: { need: 'open last-day' } }],
	...Object.fromEntries(
		['network', 'network.csv', 'network.graphml', 'network/partners.csv'].map((route) => [
			`${overview}/${route}`,
			[{ shows: { partner: 'approved' } }, { search: '?year=2015', shows: {} }],
		]),
	),
	[`${overview}/partners`]: [
		{ shows: { partner: partners } },
		{ search: '?q=partner', shows: { partner: partners } },
		...['listed', 'waiting', 'suspended', 'closed'].map((state) => ({
			search: `?state=${state}&q=partner`,
			shows: { partner: state },
		})),
	],
	[`${overview}/partners.csv`]: [{ shows: { partner: partners } }],
	[`${overview}/partners.geojson`]: [{ shows: { partner: partners } }],
	[`${overview}/reporting`]: [
		{ shows: { partner: 'approved' } },
		{ search: '?q=partner', shows: { partner: 'approved' } },
	],
	...Object.fromEntries(
		['worklist', 'worklist.csv'].map((route) => [
			`${overview}/${route}`,
			[
				{ search: '?kind=approval', shows: { partner: 'waiting' } },
				{ search: '?kind=proposal', shows: { commitment: 'proposed' } },
				{ search: '?kind=closing', shows: { commitment: 'reported' } },
				{ search: '?kind=appeal', shows: { event: 'appealed' } },
				{ search: '?kind=flag', shows: { event: 'coming', opportunity: 'open' } },
				{ search: '?kind=duplicate', shows: { event: 'coming restored' } },
				{ search: '?kind=double', shows: { partner: 'listed approved' } },
			],
		]),
	),
	[`${overview}/reporting.csv`]: [{ shows: { partner: 'approved' } }],
};

/** They are about the organisation or its people, or begin something. */
const withoutLists = [
	...['about', 'contact', 'give-up', 'send', 'where'].map((part) => `${own}/application/${part}`),
	...['application', 'certificate', 'people', 'report/draft', 'sign', 'sites', 'sites/new'].map(
		(part) => `${own}/${part}`,
	),
	...['', '/contact', '/identity', '/profile'].map((part) => `${own}/settings${part}`),
	...['benefits', 'commitments', 'events', 'matches', 'opportunities', 'partnerships'].map(
		(part) => `${own}/${part}/new`,
	),
	`${own}/commitments/something-else`,
	// What an organisation says of itself.
	`${own}/equal-treatment`,
	`${own}/events/import`,
	`${own}/events/import.csv`,
	...[
		'barometer',
		'barometer.csv',
		'barometer/editions.csv',
		'barometer/new',
		'cities-index',
		'lighthouses',
		'opinions',
		'opinions/new',
		'plans',
		'status-reports',
		'year-wheel',
		'year-wheel.csv',
	].map((part) => `${overview}/followup/${part}`),
	...['accounts', 'audit', 'contributions', 'pictures', 'retention'].flatMap((part) => [
		`${overview}/${part}`,
		`${overview}/${part}.csv`,
	]),
	// What people tell: the room's own tests say which, in which state, and to whom.
	`${overview}/barriers`,
	// Texts of the municipality's own: no partner is named.
	`${overview}/welcome`,
	`${overview}/welcome/new`,
	...['', '/helpers/new', '/readers', '/readers.csv'].map((part) => `${overview}/equal-treatment${part}`),
	`${overview}/debates`,
	`${overview}/debates/new`,
	// Cards and tries: so do the tests of these.
	`${own}/methods`,
	`${own}/methods/new`,
	`${overview}/methods`,
	`${overview}/methods/new`,
	// Forums and networks name no partner but by a seat: the room's own tests say which.
	`${overview}/forums`,
	`${overview}/networks`,
	`${own}/networks`,
	// Courses, by those who take part: so do the tests of these.
	`${overview}/courses`,
	`${own}/courses`,
	// Conferences by year.
	`${overview}/conference`,
	// Lists of organisations: the room's own tests say which, and to whom.
	...['import', 'import.csv', 'import/lists.csv'].map((part) => `${overview}/partners/${part}`),
	// Those that were written: the room's own tests say which, and what each says of whom.
	// Those that nobody has touched for months: so do the tests of these.
	// Those who stand by an earlier text: there is one text.
	...[
		'charter',
		'charter.csv',
		'charter/draft',
		'charter/versions.csv',
		'dormant',
		'dormant.csv',
		'policy',
		'policy.csv',
		'policy/draft',
		'mails',
		'mails.csv',
	].map((part) => `${overview}/${part}`),
	// Kinds of promises: so do the tests of these.
	...['', '.csv', '/new'].map((part) => `${overview}/commitment-types${part}`),
	// Years, and how many: no partner is named.
	`${overview}/network/growth.csv`,
	...['letters', 'letters.csv', 'letters/new'].map((part) => `${overview}/${part}`),
];

/** Of which things the job writes, and to whom, in the year that begins. */
const mails: Record<string, { about: Shown; to: string }> = {
	'reporting.remind': { about: { partner: 'approved' }, to: 'partner-approved vaert' },
	// Their own facts, also before the pledge.
	'reporting.ask_still_right': {
		about: { partner: 'approved unsigned', benefit: 'unconfirmed' },
		to: 'partner-approved partner-unsigned vaert',
	},
	'partnerships.end': { about: { partnership: 'past-its-day' }, to: 'partner-approved vaert' },
	'partnerships.remind': {
		about: { partnership: 'active', partner: 'approved' },
		to: 'partner-approved vaert',
	},
	'commitments.remind_parties': {
		about: { commitment: 'proposed', partner: 'approved' },
		to: 'partner-approved',
	},
};
/** They write to people who signed up: `offers.test.ts` says to whom. */
const toGuests = [
	'events.remind_registered',
	// To those who hold a seat: its room's own tests say to whom.
	'networks.remind',
	// To those who had a place in a course: the same.
	'networks.ask_what_came',
];
/** They write to nobody. */
const withoutMails = [
	'accounts.forget_devices',
	'accounts.tidy',
	'importing.refresh_feeds',
	// It writes to those who follow something, who have no desk; its own tests say of what.
	'alerts.digest',
	'alerts.forget',
	// To the one whose task it is, at the municipality; its room's own tests say of which.
	'casework.remind_tasks',
	'casework.forget_letters',
	'dialogue.forget_barriers',
	'equality.forget_experiences',
	'networks.forget_seats',
	// To the owners of what was said to be closed; its room's own tests say of which.
	'casework.close_dormant',
	'followup.remind_wheel',
	'followup.roll_wheel',
	'events.extend_series',
	'events.forget_registrations',
	'events.forget_words',
	'moderation.forget_flags',
	'municipality.redraw_network',
	'explore.write_data_package',
	'opportunities.forget_contacts',
	'organisations.find_doubles',
	'organisations.forget_contacts',
	'organisations.forget_lists',
	'platform.forget',
	'platform.forget_files',
];

test('every list of a desk is here, and every job', () => {
	const open = Object.keys(gates).filter(
		(route) =>
			[own, overview].some((desk) => route.startsWith(desk) && !route.slice(desk.length).includes('[')) &&
			fileOf(route),
	);
	expect([...Object.keys(lists), ...withoutLists].toSorted()).toEqual(open.toSorted());
	const recurring = crontab.split('\n').map((line) => line.split(' ').at(-1));
	expect([...Object.keys(mails), ...toGuests, ...withoutMails].toSorted()).toEqual(recurring.toSorted());
});

describe('in one city', () => {
	const db = withDatabase();
	let member: Actor;
	let municipality: Actor;
	let us: Known;
	beforeAll(async () => {
		setClock(now);
		await city(db());
		await redrawNetwork(db());
		const organisations = await db()
			.selectFrom('organisation')
			.select(['id', 'slug', 'name', 'kind', 'state'])
			.orderBy('id')
			.execute();
		for (const one of organisations) {
			const owner = await makePerson(db(), { email: `${one.slug}@ejer.example` });
			const actor = await joined(db(), owner, one, 'owner', one.state);
			if (one.slug === 'vaert') [us, member] = [one, actor];
		}
		municipality = await person(db(), 'administrator');
	});
	afterAll(() => setClock(null));

	const asked = Object.entries(lists).flatMap(([route, ways]) =>
		ways.map((way): [string, string, List] => [route, way.search ?? '', way]),
	);
	test.each(asked)('%s %s', async (route, _way, { shows, ...how }) => {
		const who = route.startsWith(overview) ? municipality : member;
		const parent = { organisation: us, halted: null };
		const text = await readAs(db(), who, route, { ...how, params: { organisation: us.slug }, parent });
		expect(namedIn(text)).toEqual(shows);
	});

	/** A proposal that waits for the other party of a partnership. */
	const askParties = () =>
		db()
			.transaction()
			.execute(async (trx) => {
				await sql`set local session_replication_role = replica`.execute(trx);
				const proposed = trx.updateTable('commitment').where('slug', '=', 'commitment-proposed');
				const active = trx.selectFrom('partnership').select('id').where('slug', '=', 'partnership-active');
				const { id: commitmentId } = await proposed
					.set({ partnershipId: active, organisationId: null })
					.returning('id')
					.executeTakeFirstOrThrow();
				for (const slug of ['vaert', 'partner-approved'])
					await trx
						.insertInto('commitmentParty')
						.values({
							commitmentId,
							organisationId: trx.selectFrom('organisation').select('id').where('slug', '=', slug),
							askedAt: new Date('2026-11-10'),
							...(slug === 'vaert' && { answer: 'signed', answeredAt: new Date('2026-11-10') }),
						})
						.execute();
			});

	// Last, for what has run out ends meanwhile.
	test('mails are about what runs, and go to those who take part', async () => {
		const days = [
			'2026-11-23',
			'2026-12-18',
			'2027-01-05',
			'2027-01-26',
			'2027-02-10',
			'2027-06-20',
			'2027-10-05',
		];
		await askParties();
		const texts: Record<string, string> = {};
		const readers: Record<string, Set<string>> = {};
		let last = 0;
		for (const day of days) {
			setClock(`${day}T08:00:00Z`);
			for (const name of Object.keys(mails)) {
				await (tasks.find((task) => task.name === name) as Task<object>).handle(db(), {});
				const written = db().selectFrom('mail').select(['id', 'toAddress', 'subject', 'text']);
				for (const mail of await written.where('id', '>', last).orderBy('id').execute()) {
					last = mail.id;
					texts[name] = `${texts[name] ?? ''} ${mail.subject} ${mail.text}`;
					(readers[name] ??= new Set()).add(mail.toAddress.split('@')[0]!);
				}
			}
		}
		const written = Object.keys(mails).map((name) => [
			name,
			{ about: namedIn(texts[name] ?? ''), to: [...(readers[name] ?? [])].toSorted().join(' ') },
		]);
		expect(Object.fromEntries(written)).toEqual(mails);
	});
});
