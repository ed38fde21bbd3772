/**
 * One city with one thing in each state, and every list that anybody may read: which of them it shows. A public route that
 * is in neither table fails, and so does a state that no thing is in.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitmentStates } from '#lib/commitments/commitment.ts';
import { eventStates } from '#lib/events/event.ts';
import { postingStates } from '#lib/matching/postings/posting.ts';
import { benefitStates } from '#lib/benefits/benefit.ts';
import { opportunityStates } from '#lib/opportunities/opportunity.ts';
import { partnershipStates } from '#lib/partnerships/partnership.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { gates } from '../../src/gates.ts';
import { fileOf, readAsVisitor, type Params } from '../support/as-visitor.ts';
import { withDatabase } from '../support/database.ts';
import { all, namedIn, type Kind, type Shown } from './named.ts';
import {
	benefits,
	city,
	commitments,
	events,
	needs,
	now,
	opportunities,
	partnerships,
} from './one-of-each.ts';

interface List {
	params?: Params;
	search?: string;
	/** The names of the things in it, in the order of the tables above. */
	shows: Shown;
}

const coming = 'coming under-way just-begun restored';
const listedEvents = 'coming under-way just-begun cancelled postponed restored';
const openings = 'open last-day filled';
const running = 'running not-begun past-its-day reported';
const decided = 'delivered partly not_delivered';
const everPublic = `${running} ${decided} withdrawn replaced`;
const agreed = 'active past-its-day renewed ended terminated';
const host = { organisation: 'vaert' };
const lasting = 'current last-day';
/** What has a day: an offer that lasts is in no calendar. */
const dated = { event: listedEvents, opportunity: openings };
const explored = { ...dated, benefit: lasting };

/** Every list that anybody may read. What nobody has confirmed is in no list of what is kept. */
const lists: Record<string, readonly List[]> = {
	'/(public)': [{ shows: { event: coming } }],
	...Object.fromEntries(
		['/(public)/commitments', '/(public)/commitments.csv'].map((route) => [
			route,
			[
				{ shows: { commitment: running } },
				{ search: '?q=commitment', shows: { commitment: running } },
				{ search: '?q=commitment&status=counted', shows: { commitment: `${running} ${decided}` } },
				{ search: '?status=counted', shows: { commitment: `${running} ${decided}` } },
				{ search: '?status=kept', shows: {} },
				{ search: '?status=reported_done', shows: { commitment: 'reported delivered' } },
				{ search: '?status=behind', shows: { commitment: 'past-its-day' } },
				{ search: '?status=withdrawn', shows: { commitment: 'withdrawn replaced' } },
			],
		]),
	),
	'/(public)/embed': [
		// The soonest of them.
		{ shows: { ...explored, benefit: 'last-day' } },
		{ search: '?view=map&kind=events', shows: { event: listedEvents } },
	],
	'/(public)/explore': [
		{ shows: explored },
		{ search: '?kind=events', shows: { event: listedEvents } },
		{ search: '?kind=opportunities', shows: { opportunity: openings } },
		{ search: '?q=event', shows: { event: listedEvents } },
		{ search: '?q=opportunity', shows: { opportunity: openings } },
		{ search: '?kind=benefits', shows: { benefit: lasting } },
		{ search: '?q=benefit', shows: { benefit: lasting } },
		{ search: '?when=week', shows: { event: 'under-way just-begun', opportunity: 'last-day' } },
		{ search: '?from=2026-11-01', shows: explored },
	],
	'/(public)/explore/feed.[format]': [
		{ params: { format: 'ics' }, shows: dated },
		...['rss', 'atom', 'geojson', 'csv'].map((format) => ({ params: { format }, shows: explored })),
		{ params: { format: 'ics' }, search: '?kind=events', shows: { event: listedEvents } },
		{ params: { format: 'ics' }, search: '?partner=vaert', shows: dated },
	],
	'/(public)/explore/map.json': [{ search: '?within=55,12,56,13', shows: explored }],
	'/(public)/explore/benefits': [{ shows: { benefit: lasting } }],
	'/(public)/explore/week': [{ shows: { event: coming } }],
	'/(public)/needs': [
		{ shows: { need: 'open last-day' } },
		{ search: '?kind=mentors&side=need&district=3', shows: { need: 'open last-day' } },
		{ search: '?side=offer', shows: {} },
	],
	'/(public)/partners': [
		{ shows: { partner: 'approved unsigned' } },
		{ search: '?q=partner', shows: { partner: 'approved unsigned' } },
		{ search: '?q=partner&listed=1', shows: { partner: 'listed approved unsigned' } },
	],
	'/(public)/partners/[organisation]': [
		{
			params: host,
			shows: { ...explored, commitment: everPublic, partnership: agreed, partner: 'approved' },
		},
	],
	'/(public)/partners/[organisation]/report/[year]': [
		{ params: { ...host, year: '2026' }, shows: { commitment: everPublic, partnership: agreed } },
	],
	'/(public)/partnerships': [
		{ shows: { partnership: agreed, partner: 'approved' } },
		{ search: '?across=on', shows: {} },
	],
	'/(public)/pledge': [
		{ shows: { partner: 'approved' } },
		{ search: '?q=partner', shows: { partner: 'approved' } },
		{ search: '?q=partner&show=withdrawn', shows: {} },
	],
	'/(public)/results/areas/[area]': [{ params: { area: '1' }, shows: { commitment: running } }],
	'/(public)/results/districts/[district]': [
		{ params: { district: 'noerrebro' }, shows: { commitment: running } },
	],
	'/(public)/results/goals/[goal]': [{ params: { goal: '1' }, shows: { commitment: running } }],
	'/(public)/results/network': [{ shows: { partner: 'approved' } }, { search: '?year=2015', shows: {} }],
	'/(public)/sitemap/[file]': [
		{ params: { file: 'events-0' }, shows: { event: listedEvents } },
		{ params: { file: 'opportunities-0' }, shows: { opportunity: 'open last-day filled' } },
		{ params: { file: 'benefits-0' }, shows: { benefit: lasting } },
		{ params: { file: 'partners-0' }, shows: { partner: 'approved unsigned' } },
		{ params: { file: 'commitments-0' }, shows: { commitment: everPublic } },
	],
	'/api/v1/[...list]': [
		{ params: { list: 'events' }, shows: { event: listedEvents } },
		{ params: { list: 'events' }, search: '?q=event', shows: { event: listedEvents } },
		{ params: { list: 'opportunities' }, shows: { opportunity: openings } },
		{ params: { list: 'benefits' }, shows: { benefit: lasting } },
		{ params: { list: 'partners' }, shows: { partner: 'approved unsigned' } },
		{ params: { list: 'commitments' }, shows: { commitment: running } },
		{
			params: { list: 'commitments' },
			search: '?status=withdrawn',
			shows: { commitment: 'withdrawn replaced' },
		},
		{ params: { list: 'results' }, shows: {} },
		{ params: { list: 'indicators' }, shows: {} },
	],
};

/** Of what a page throws: that it has gone, or where it leads on. */
const statusOf = (thrown: unknown): string => {
	const { status } = thrown as { status?: number };
	if (status === undefined) throw thrown;
	return String(status);
};

const everShown = 'coming under-way just-begun over cancelled postponed cancelled-long-ago restored';
/** The municipality took it down, or it has gone up in another. */
const moderated = { gone: 'taken-down appealed upheld', leadsOn: 'merged' };
/** What is about one thing, and for which it is there. */
const own: Record<string, { kind: Kind; there: string; gone?: string; leadsOn?: string }> = {
	'/(public)/commitments/[commitment]': { kind: 'commitment', there: everPublic },
	'/(public)/events/[event]': { kind: 'event', there: everShown, ...moderated },
	'/(public)/events/[event]/calendar.ics': {
		kind: 'event',
		// Whoever has it in a calendar reads there that it is off.
		there: everShown.replace('restored', 'taken-down appealed upheld restored'),
		leadsOn: 'merged',
	},
	'/(public)/events/[event]/poster': { kind: 'event', there: everShown, ...moderated },
	'/(public)/benefits/[benefit]': {
		kind: 'benefit',
		there: 'current last-day day-passed unconfirmed ended',
		gone: 'taken-down',
	},
	'/(public)/needs/[posting]': { kind: 'need', there: 'open last-day day-passed used closed' },
	'/(public)/opportunities/[opportunity]': {
		kind: 'opportunity',
		there: 'open last-day day-passed filled closed cancelled',
		gone: 'taken-down',
	},
	'/(public)/opportunities/[opportunity]/deadline.ics': {
		kind: 'opportunity',
		there: 'open last-day day-passed filled closed cancelled',
		gone: 'taken-down',
	},
	'/(public)/partners/[organisation]': { kind: 'partner', there: 'listed approved unsigned' },
	'/(public)/partners/[organisation]/badge.svg': {
		kind: 'partner',
		there: 'approved suspended closed unsigned',
	},
	'/(public)/partnerships/[partnership]': { kind: 'partnership', there: agreed },
};

/** They name none of these, or are for one person. */
const withoutLists = [
	'/(public)/benefits',
	'/(public)/commitments/[commitment]/theory',
	'/(public)/data',
	'/(public)/data/embed',
	'/(public)/embed.js',
	'/(public)/events',
	'/(public)/events/[event]/registration/[secret]',
	'/(public)/oembed',
	'/(public)/privacy',
	'/(public)/barriers',
	'/(public)/barriers/[barrier]',
	'/(public)/barriers/[barrier]/support',
	'/(public)/barriers/confirm/[secret]',
	'/(public)/barriers/feed.[format]',
	'/(public)/barriers/new',
	'/(public)/barriers/voice/[secret]',
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
	// The room's own tests say which seats and cards they show.
	'/(public)/boards',
	'/(public)/boards.csv',
	'/(public)/methods',
	'/(public)/methods.csv',
	'/(public)/methods/[method]',
	'/(public)/methods/[method]/sheet',
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
	'/(public)/conference',
	'/(public)/conference/[year]',
	'/(public)/conference/[year]/papers/[paper]',
	'/(public)/join',
	'/(public)/welcome',
	// What is near is found by `Oplev` and the directory: src/lib/guide/welcome.
	'/(public)/welcome/[step]',
	'/(public)/welcome/film/[film]',
	'/(public)/welcome/film/[film]/captions',
	'/(public)/welcome/film/[film]/poster',
	'/(public)/welcome/in/[language]',
	'/(public)/welcome/in/[language]/[step]',
	'/(public)/welcome/leaflet',
	'/(public)/flag/[kind]/[thing]',
	'/(public)/opportunities',
	'/(public)/partners/[organisation]/report/[year].pdf',
	'/(public)/results',
	'/(public)/results.csv',
	'/(public)/results/network.csv',
	'/(public)/results/barometer',
	'/(public)/results/barometer.csv',
	'/(public)/results/barometer/[indicator]',
	'/(public)/results/barometer/[indicator].csv',
	'/(public)/results/cities-index',
	'/(public)/results/cities-index.csv',
	'/(public)/results/year-wheel',
	'/(public)/results/year-wheel.csv',
	'/(public)/results/year-wheel.ics',
	'/(public)/results/lighthouses',
	'/(public)/results/lighthouses/[lighthouse]',
	'/(public)/results/opinions',
	'/(public)/results/opinions.csv',
	'/(public)/results/opinions/[opinion]',
	'/(public)/results/plans',
	'/(public)/results/plans.csv',
	'/(public)/results/plans/[plan]',
	'/(public)/results/plans/[plan]/[action]',
	'/(public)/results/status-reports',
	'/(public)/results/status-reports/[report]',
	'/(public)/results/status-reports/[report].pdf',
	'/(public)/results/status-reports/[report]/[source].csv',
	'/(public)/sitemap.xml',
	'/(public)/verify',
	'/(public)/verify/[code]',
	'/(public)/verify/[code]/certificate',
	'/(public)/verify/[code]/charter.txt',
	'/api/v1/openapi.json',
];
const isSitesOwn = (route: string) => !/^\/(\(public\)|api\/)/.test(route);

test('every public list is here, and a thing in every state', () => {
	const open = Object.entries(gates)
		.filter(([route, { see }]) => see === 'open' && fileOf(route) && !isSitesOwn(route))
		.map(([route]) => route);
	const placed = new Set([...Object.keys(lists), ...Object.keys(own), ...withoutLists]);
	expect([...placed].toSorted()).toEqual(open.toSorted());
	const statesOf = (things: Record<string, object>, usual: string) =>
		[...new Set(Object.values(things).map((thing: { state?: string }) => thing.state ?? usual))].toSorted();
	expect(statesOf(events, 'published')).toEqual([...eventStates].toSorted());
	expect(statesOf(opportunities, 'published')).toEqual([...opportunityStates].toSorted());
	expect(statesOf(benefits, 'published')).toEqual([...benefitStates].toSorted());
	expect(statesOf(needs, 'published')).toEqual([...postingStates].toSorted());
	expect(statesOf(commitments, 'active')).toEqual([...commitmentStates].toSorted());
	expect(statesOf(partnerships, 'active')).toEqual([...partnershipStates].toSorted());
});

describe('in one city, a visitor', () => {
	const db = withDatabase();
	beforeAll(async () => {
		setClock(now);
		await city(db());
		await redrawNetwork(db());
	});
	afterAll(() => setClock(null));

	const asked = Object.entries(lists).flatMap(([route, ways]) =>
		ways.map((way): [string, string, List] => [
			route,
			Object.values(way.params ?? {}).join() + (way.search ?? ''),
			way,
		]),
	);
	test.each(asked)('%s %s', async (route, _way, { shows, ...how }) => {
		expect(namedIn(await readAsVisitor(db(), route, how))).toEqual(shows);
	});

	test.each(Object.entries(own))('%s is there', async (route, { kind, there, gone = '', leadsOn = '' }) => {
		const [, parameter = ''] = /\[(\w+)\]/.exec(route) ?? [];
		const found = new Map<string, string[]>();
		for (const which of all[kind]) {
			// What is left of those of an organisation that is hidden: tests/shown.test.ts.
			if (which.startsWith('of-')) continue;
			const asked = { params: { [parameter]: `${kind}-${which}` } };
			const answer = await readAsVisitor(db(), route, asked).catch(statusOf);
			const status = /^\d{3}$/.test(answer) ? answer : '200';
			found.set(status, [...(found.get(status) ?? []), which]);
		}
		const answered = (status: string) => (found.get(status) ?? []).join(' ');
		expect({ there: answered('200'), gone: answered('410'), leadsOn: answered('301') }).toEqual({
			there,
			gone,
			leadsOn,
		});
	});
});
