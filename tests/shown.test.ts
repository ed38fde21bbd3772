/**
 * What the public sees of an organisation in each state (docs/decisions/0012): every public page and file is loaded as a
 * visitor would, with an approved organisation behind everything and then with a suspended, a closed and a waiting one.
 * A public route that is not listed here fails.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { cityTotals, placeRows } from '#lib/commitments/readers.server.ts';
import { signUp } from '#lib/events/registrations/registrations.server.ts';
import { impactOf } from '#lib/impact/impact.server.ts';
import { coverage, coverageCounts } from '#lib/municipality/coverage/coverage.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { partnershipNumbers } from '#lib/partnerships/readers.server.ts';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { newSecret } from '#lib/platform/secrets.server.ts';
import { insertSite, makePrimary } from '#lib/organisations/sites/site-queries.server.ts';
import { partnership, commitmentBy } from './support/cast/commitments.ts';
import { player } from './support/cast/people.ts';
import { posted } from './support/cast/postings.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { gatherReads, isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { patienceWith } from '#lib/platform/visitors/changes.ts';
import { gates } from '../src/gates.ts';
import { fileOf, readAsVisitor, type Params } from './support/as-visitor.ts';
import { test, withDatabase } from './support/database.ts';
import { ChangedRows } from './support/changed-rows.ts';
import { makeEvent } from './support/cast/events.ts';

const at = '2026-11-22T12:00:00Z';
/** In the name of everything the organisation has. */
const mark = 'Zebrasund';
/** In the description of what somebody may count on. */
const words = 'Tag striber med';

type World = Awaited<ReturnType<typeof world>>;
interface Page {
	params?: (world: World) => Params;
	search?: string;
	/** Nothing of the organisation is on it, in any state. */
	without?: true;
	/** What it says of what somebody may count on, while the organisation is suspended. */
	holds?: RegExp;
	/** What stays on it, with the reason, where it is not hidden. */
	stays?: RegExp;
}

async function world(db: Database) {
	const us = await player(db, 'association', { name: `${mark} forening` });
	const them = await player(db, 'school');
	await db.transaction().execute(async (trx) => {
		const site = await insertSite(trx, us.id, {
			label: `${mark} hus`,
			address: 'Kapelvej 16',
			postcode: '2200',
			city: null,
			pNumber: null,
			lat: 55.69,
			lng: 12.55,
			districtNr: 3,
		});
		await makePrimary(trx, us.id, site);
	});
	const titled = async (commitment: { id: number; slug: string }) => {
		await db
			.updateTable('commitment')
			.set({ title: `${mark} løfte`, districts: [3] })
			.where('id', '=', commitment.id)
			.execute();
		return commitment;
	};
	const together = await partnership(db, [us, them]);
	const commitment = await titled(await commitmentBy(db, us, { type: 'mentor-hours', target: 40 }));
	await titled(await commitmentBy(db, us, { type: 'mentor-hours', target: 40, partnership: together }));
	await saveTheory(db, us.as('editor'), commitment.slug, { ...emptyTheory, challenge: `${mark} tørst` });
	await addContribution(db, us.as('reporter'), us.id, {
		commitment: commitment.id,
		amount: 30,
		happenedOn: '2026-11-03',
		note: '',
	});
	const place = { address: 'Kapelvej 16', lat: 55.69, lng: 12.55, districtNr: 3 } as const;
	const owned = { organisationId: us.id, state: 'published' as const, publishedAt: new Date(at), ...place };
	const { id: event, slug: eventSlug } = await makeEvent(db, us.id, {
		...owned,
		slug: 'zebrafest',
		title: `${mark} fest`,
		description: words,
		startsAt: new Date('2026-11-23T17:00:00Z'),
		commitmentId: commitment.id,
	});
	await db
		.insertInto('benefit')
		.values({
			...owned,
			slug: 'zebratilbud',
			title: `${mark} svømning`,
			description: words,
			howToGet: words,
			kind: 'leisure',
			audience: ['children'],
			reach: 'place',
			confirmedAt: new Date(at),
			stateChangedAt: new Date(at),
			createdAt: new Date(at),
		})
		.execute();
	await db
		.insertInto('opportunity')
		.values({
			...owned,
			slug: 'zebraplads',
			title: `${mark} plads`,
			description: words,
			places: 3,
			deadlineOn: '2026-12-01',
			contactEmail: 'job@eksempel.dk',
			commitmentId: commitment.id,
		})
		.execute();
	const need = await posted(db, us, 'need', { title: `${mark} mentorer` });
	await redrawNetwork(db);
	const { secret, hash } = newSecret();
	const { id: registrationId } = await db
		.insertInto('registration')
		.values({ eventId: event, name: 'Vera', email: 'vera@eksempel.dk', locale: 'da' })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.insertInto('link').values({ kind: 'registration', registrationId, secretHash: hash }).execute();
	const { code } = await db
		.selectFrom('signature')
		.select('code')
		.where('organisationId', '=', us.id)
		.executeTakeFirstOrThrow();
	return {
		db,
		us,
		them,
		event: eventSlug,
		commitment: commitment.slug,
		together: together.slug,
		need,
		secret,
		code,
	};
}

const partner = ({ us }: World) => ({ organisation: us.slug });
const year = (world: World) => ({ ...partner(world), year: '2026' });
const elsewhere: Page = { without: true };

/** Every route that anybody may see and that the server writes something for. */
const pages: Record<string, Page> = {
	'/(public)': {},
	'/(public)/commitments': {},
	'/(public)/commitments.csv': {},
	'/(public)/commitments/[commitment]': { params: ({ commitment }) => ({ commitment }) },
	'/(public)/commitments/[commitment]/theory': { params: ({ commitment }) => ({ commitment }) },
	'/(public)/data': elsewhere,
	'/(public)/data/embed': elsewhere,
	'/(public)/embed': {},
	'/(public)/embed.js': elsewhere,
	'/(public)/events/[event]': { params: ({ event }) => ({ event }), holds: /"noticeOnly":true/ },
	'/(public)/events/[event]/calendar.ics': {
		params: ({ event }) => ({ event }),
		holds: /STATUS:TENTATIVE/,
	},
	'/(public)/events/[event]/poster': { params: ({ event }) => ({ event }) },
	// Whoever signed up keeps the link that cancels, and reads that the organiser is not taking part.
	'/(public)/events/[event]/registration/[secret]': {
		params: ({ event, secret }) => ({ event, secret }),
		stays: /"organiser":\{"state":"(suspended|closed)"/,
	},
	'/(public)/flag/[kind]/[thing]': { params: ({ event }) => ({ kind: 'events', thing: event }) },
	'/(public)/explore': {},
	'/(public)/explore/benefits': {},
	'/(public)/explore/week': {},
	'/(public)/explore/feed.[format]': { params: () => ({ format: 'ics' }) },
	'/(public)/explore/map.json': { search: '?within=55,12,56,13' },
	'/(public)/needs': {},
	'/(public)/needs/[posting]': { params: ({ need }) => ({ posting: need }) },
	'/(public)/oembed': {
		search: `?url=${encodeURIComponent(`${env().ORIGIN}/begivenheder/zebrafest`)}`,
		holds: /"type":"link"/,
	},
	'/(public)/benefits/[benefit]': { params: () => ({ benefit: 'zebratilbud' }) },
	'/(public)/opportunities/[opportunity]': {
		params: () => ({ opportunity: 'zebraplads' }),
		holds: /"noticeOnly":true/,
	},
	'/(public)/opportunities/[opportunity]/deadline.ics': {
		params: () => ({ opportunity: 'zebraplads' }),
		holds: /STATUS:TENTATIVE/,
	},
	'/(public)/partners': {},
	'/(public)/partners/[organisation]': { params: partner },
	// A badge on somebody's own page keeps telling the truth.
	'/(public)/partners/[organisation]/badge.svg': {
		params: partner,
		stays: /sat på pause|ikke længere partner/,
	},
	'/(public)/partners/[organisation]/report/[year]': { params: year },
	'/(public)/partners/[organisation]/report/[year].pdf': { params: year, without: true },
	'/(public)/partnerships': {},
	'/(public)/partnerships/[partnership]': { params: ({ together }) => ({ partnership: together }) },
	'/(public)/pledge': {},
	'/(public)/privacy': { without: true },
	'/(public)/results': elsewhere,
	'/(public)/results.csv': elsewhere,
	...Object.fromEntries(
		[
			'barometer',
			'barometer.csv',
			'barometer/[indicator]',
			'barometer/[indicator].csv',
			'cities-index',
			'cities-index.csv',
			'lighthouses',
			'lighthouses/[lighthouse]',
			'opinions',
			'opinions.csv',
			'opinions/[opinion]',
			'plans',
			'plans.csv',
			'plans/[plan]',
			'plans/[plan]/[action]',
			'status-reports',
			'status-reports/[report]',
			'status-reports/[report].pdf',
			'status-reports/[report]/[source].csv',
		].map((route) => [`/(public)/results/${route}`, elsewhere]),
	),
	'/(public)/results/areas/[area]': { params: () => ({ area: '1' }) },
	'/(public)/results/districts/[district]': { params: () => ({ district: 'noerrebro' }) },
	'/(public)/results/goals/[goal]': { params: () => ({ goal: '1' }) },
	'/(public)/results/network': {},
	'/(public)/results/network.csv': elsewhere,
	'/(public)/results/year-wheel': elsewhere,
	'/(public)/results/year-wheel.csv': elsewhere,
	'/(public)/results/year-wheel.ics': elsewhere,
	'/(public)/sitemap.xml': elsewhere,
	// Addresses without names: src/lib/explore/sitemap.test.ts.
	'/(public)/sitemap/[file]': elsewhere,
	'/(public)/verify': elsewhere,
	// A signature is a public document; its page says how it stands.
	'/(public)/verify/[code]': {
		params: ({ code }) => ({ code }),
		stays: /"standing":"(suspended|closed)"/,
	},
	'/(public)/verify/[code]/certificate': {
		params: ({ code }) => ({ code }),
		stays: /"standing":"(suspended|closed)"/,
	},
	'/(public)/verify/[code]/charter.txt': { params: ({ code }) => ({ code }), without: true },
	'/api/v1/[...list]': { params: () => ({ list: 'events' }) },
	'/api/v1/openapi.json': elsewhere,
	// Redirects, files of the site itself, and doors that a personal link or a password opens.
	...Object.fromEntries(
		[
			...[
				'/(public)/events',
				'/(public)/benefits',
				'/(public)/opportunities',
				'/basemap/pack.[kind]',
				'/healthz',
				'/readyz',
			],
			...['/robots.txt', '/[x+2e]well-known/security.txt'],
			...[
				// They answer that they are being written anew: src/lib/explore/data-package/data-package.test.ts.
				'/data/[list].csv',
				'/data/catalog.jsonld',
				'/data/datapackage.json',
				'/map/outline.svg',
				'/map/[point].svg',
				'/images/[key]',
				// Whether it names who told it follows the organisation: src/lib/dialogue.
				'/(public)/barriers',
				'/(public)/barriers/[barrier]',
				'/(public)/barriers/[barrier]/support',
				'/(public)/barriers/confirm/[secret]',
				'/(public)/barriers/feed.[format]',
				'/(public)/barriers/new',
				'/(public)/barriers/voice/[secret]',
				// Who helps, and figures: no organisation of the network is named.
				'/(public)/equal-treatment',
				'/(public)/equal-treatment/answer',
				'/(public)/equal-treatment/counts',
				'/(public)/equal-treatment/counts.csv',
				'/(public)/equal-treatment/tell',
				'/(public)/debates',
				'/(public)/debates/[debate]',
				'/(public)/debates/[debate]/follow',
				'/(public)/debates/[debate]/write',
				'/(public)/debates/confirm/[secret]',
				'/(public)/debates/feed.[format]',
				'/(public)/debates/posts/[post]',
				'/(public)/debates/posts/[post]/agree',
				'/(public)/debates/voice/[secret]',
				// Which seats and cards are shown, and whether they name who wrote them: src/lib/guide.
				'/(public)/boards',
				'/(public)/boards.csv',
				'/(public)/methods',
				'/(public)/methods.csv',
				'/(public)/methods/[method]',
				'/(public)/methods/[method]/sheet',
				// Who sits there follows the organisation: src/lib/networks.
				'/(public)/forums',
				'/(public)/forums/[forum]',
				'/(public)/forums/[forum]/calendar.ics',
				'/(public)/courses',
				'/(public)/courses/[course]',
				'/(public)/courses/[course]/calendar.ics',
				'/(public)/networks',
				'/(public)/networks/[network]',
				'/(public)/networks/[network]/calendar.ics',
				'/(public)/seats/[secret]',
				'/(public)/seats/[secret]/calendar.ics',
				'/(public)/seats/[secret]/documents/[document]',
				'/(public)/documents/[document]',
				'/(public)/seats/[secret]/one-click',
				// A conference's programme follows the organisation, too: src/lib/dialogue/conference.
				'/(public)/conference',
				'/(public)/conference/[year]',
				'/(public)/conference/[year]/papers/[paper]',
				// It shows a few of them.
				'/(public)/join',
				// What is near is found by `Oplev` and the directory: src/lib/guide/welcome.
				'/(public)/welcome',
				'/(public)/welcome/[step]',
				'/(public)/welcome/film/[film]',
				'/(public)/welcome/film/[film]/captions',
				'/(public)/welcome/film/[film]/poster',
				'/(public)/welcome/in/[language]',
				'/(public)/welcome/in/[language]/[step]',
				'/(public)/welcome/leaflet',
				'/alerts',
				'/alerts/[secret]',
				'/alerts/[secret]/one-click',
				'/alerts/confirm/[secret]',
				'/alerts/new',
				'/become-partner',
				'/change-email/[secret]',
				'/confirm-email',
				'/confirm-email/[secret]',
			],
			...['/confirm-contribution/[secret]', '/invitation/[secret]', '/login', '/logout', '/reset'],
			...['/reset/[secret]', '/still-right/[secret]', '/dev/mail', '/dev/mail/[mail]'],
		].map((route) => [route, elsewhere]),
	),
};

test('every public route is tried, or says that nothing of an organisation is on it', () => {
	const open = Object.entries(gates)
		.filter(([route, { see }]) => see === 'open' && fileOf(route))
		.map(([route]) => route);
	expect(Object.keys(pages).toSorted()).toEqual(open.toSorted());
});

const shown = (world: World, route: string, { params, search }: Page): Promise<string> =>
	readAsVisitor(world.db, route, { params: params?.(world), search });

describe('of an organisation behind everything, a visitor', () => {
	const db = withDatabase();
	let there: World;
	beforeAll(async () => {
		setClock(at);
		there = await world(db());
	});
	afterAll(() => setClock(null));
	const become = (state: OrganisationState) =>
		db().updateTable('organisation').set({ state }).where('id', '=', there.us.id).execute();
	const tried = Object.entries(pages).filter(([, { without }]) => !without);

	test.each(tried)('%s: sees it while it is approved', async (route, page) => {
		await become('approved');
		expect(await shown(there, route, page)).toContain(mark);
	});

	for (const state of ['suspended', 'closed', 'waiting'] as const) {
		test.each(tried)(`%s: sees nothing of a ${state} one, or how it stands`, async (route, page) => {
			await become(state);
			const seen = await shown(there, route, page);
			if (page.holds && state === 'suspended') {
				expect(seen).toMatch(page.holds);
				expect(seen).not.toContain(words);
			} else if (!page.stays) expect(seen).not.toContain(mark);
			// Nobody signs or is signed up with before approval, so only who was a partner has this to say.
			else if (state !== 'waiting') expect(seen).toMatch(page.stays);
		});
	}

	test('one rule for every sum: what is hidden is not counted, and said to be left out', async () => {
		const sums = async () => {
			const [front, results, district] = await Promise.all([
				cityTotals(db()),
				publicResults(db(), null),
				impactOf(db(), { district: 3 }),
			]);
			const rows = results.editions.flatMap(({ areas }) => areas).flatMap(({ goals }) => goals);
			return {
				front: front.commitments,
				leftOut: front.leftOut,
				results: rows.reduce((sum, { commitments }) => sum + commitments, 0),
				district: district.commitments,
				left: [results.leftOut, district.leftOut],
				coverage: coverage(coverageCounts(await placeRows(db(), '2026-11-22'))).find(({ nr }) => nr === 3)!
					.total,
				partnerships: (await partnershipNumbers(db())).active,
			};
		};
		await become('approved');
		const none = { commitments: 0, partners: 0 };
		const counted = { front: 2, results: 2, district: 2, coverage: 2, partnerships: 1 };
		expect(await sums()).toEqual({ ...counted, leftOut: none, left: [none, none] });
		const both = { commitments: 2, partners: 1 };
		for (const state of ['suspended', 'closed'] as const) {
			await become(state);
			expect(await sums()).toEqual({
				front: 0,
				results: 0,
				district: 0,
				coverage: 0,
				partnerships: 0,
				leftOut: both,
				left: [both, both],
			});
		}
	});

	test('an event of another’s names no co-organiser that is not shown, and those who sign up get no seat at a hidden one', async () => {
		await become('suspended');
		await expect(
			signUp(db(), there.event, { name: 'Ny', email: 'ny@eksempel.dk' } as never, {
				actor: visitor,
				clientAddress: '10.0.0.1',
			}),
		).rejects.toMatchObject({ code: 'event_sign_up_closed' });
		const { title } = await makeEvent(db(), there.them.id, {
			slug: 'faelles',
			title: 'Fælles fest',
			publishedAt: new Date(at),
		});
		await sql`insert into event_organiser (event_id, organisation_id, state, asked_at)
			select id, ${there.us.id}, 'asked', now() from event where slug = 'faelles'`.execute(db());
		await sql`update event_organiser set state = 'accepted', decided_at = now(),
			decided_by = (select person_id from membership where organisation_id = ${there.us.id} limit 1)`.execute(db());
		const seen = await shown(there, '/(public)/explore', {});
		expect(seen).toContain(title);
		expect(seen).not.toContain(mark);
	});
});

describe('what is shown is kept until it changes:', () => {
	beforeAll(() => setClock(at));
	afterAll(() => setClock(null));
	const rendered = async (there: World, route: string) => {
		const reads: Gathering = new Map();
		const text = await gatherReads(reads, () => shown(there, route, pages[route]!));
		return { text, reads };
	};
	const tried = Object.entries(pages).filter(([, page]) => page !== elsewhere);
	/** They count how often somebody asks, or are one person's. */
	const neverKept = /verify|\[secret\]/;

	test('every page is made from what is announced', async ({ db }) => {
		const there = await world(db);
		for (const [route] of tried) {
			const { reads } = await rendered(there, route);
			const unheard = [...reads.keys()].filter((table) => !isAnnounced(new Map([[table, 'all']])));
			if (!neverKept.test(route)) expect(unheard, route).toEqual([]);
		}
	});

	test('whatever changes the words of a page is announced to it', async ({ db, url }) => {
		const there = await world(db);
		const changed = await ChangedRows.of(url);
		const noticed = new Map<string, number>();
		for (const [route] of tried) {
			if (neverKept.test(route)) continue;
			const { reads } = await rendered(there, route);
			// A table that is read as a whole hears of every row of it.
			const narrowed = [...reads].filter(([, rows]) => rows !== 'all').map(([table]) => table);
			for (const table of narrowed) {
				let before = await rendered(there, route);
				await changed.heard();
				await changed.each(table, async (what) => {
					const heard = await changed.heard();
					const after = await rendered(there, route);
					if (after.text !== before.text && before.text !== '404') {
						noticed.set(table, 1 + (noticed.get(table) ?? 0));
						expect(
							heard.map((change) => patienceWith(before.reads, change)),
							`${route} after ${what}`,
						).toContain(0);
					}
					before = after;
				});
			}
		}
		await changed.end();
		expect([...noticed.keys()]).toEqual(expect.arrayContaining(['event', 'registration', 'contribution']));
	}, 300_000);
});
