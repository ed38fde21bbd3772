/** Whatever `Oplev` is narrowed to: the list, the map, every feed and the API name the same things. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { answerList } from '#lib/explore/api/api.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { feedOf } from '#lib/explore/feeds/feeds.server.ts';
import { feedFormats, type FeedFormat } from '#lib/explore/feeds/formats.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { mapThings } from '#lib/explore/map/map.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { makeBenefit } from '../../../../tests/support/cast/benefits.ts';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

const db = withDatabase();
const now = new Date('2026-11-22T12:00:00Z');
const origin = 'https://by.example';
const north = { address: 'Kapelvej 16', lat: 55.69, lng: 12.55, districtNr: 3 } as const;
const south = { address: 'Vejen 2', lat: 55.65, lng: 12.55, districtNr: 4 } as const;

beforeAll(async () => {
	setClock(now);
	const [house, school] = [await organisation(db(), 'huset'), await organisation(db(), 'skolen')];
	const promise = async (goal: string) =>
		(await makeCommitment(db(), { organisationId: house.id, type: 'apprenticeships', goal })).id;
	const [first, last] = [await promise('2011-2014/goal-1'), await promise('2011-2014/goal-7')];
	const published = { publishedAt: now };
	const event = (slug: string, given: Parameters<typeof makeEvent>[2], host = house) =>
		makeEvent(db(), host.id, { slug, title: `Aften med ${slug}`, ...published, ...given });
	const soup = await event('suppe', {
		...north,
		commitmentId: first,
		categories: ['food'],
		languages: ['ar'],
	});
	await event('kor', { ...south, focusArea: '2011-2014/youth', priceKr: 40, accessibility: ['step_free'] });
	await event('loeb', { ...north, commitmentId: last, startsAt: new Date('2026-12-20T10:00:00Z') }, school);
	await event('skak', { onlineUrl: 'https://moede.example/x', priceKr: 20, state: 'cancelled' }, school);
	await db()
		.insertInto('eventOrganiser')
		.values({ eventId: soup.id, organisationId: school.id, state: 'asked', askedAt: now })
		.execute();
	await db()
		.updateTable('eventOrganiser')
		.set({ state: 'accepted', decidedAt: now, decidedBy: school.as('owner').person.id })
		.execute();
	const opportunity = {
		title: 'Læreplads',
		state: 'published' as const,
		places: 2,
		contactEmail: 'job@eksempel.dk',
		deadlineOn: '2026-11-27',
		...published,
	};
	await db()
		.insertInto('opportunity')
		.values([
			{ ...opportunity, ...north, slug: 'elektriker', organisationId: house.id, commitmentId: first },
			{ ...opportunity, ...south, slug: 'lektier', organisationId: school.id, kind: 'volunteer' },
		])
		.execute();
	await makeBenefit(db(), house.id, { slug: 'svoem', reach: 'place', ...south, priceKr: 0 });
	await makeBenefit(db(), school.id, {
		slug: 'bog',
		reach: 'districts',
		districts: [3],
		priceKr: 10,
	});
});
afterAll(() => setClock(null));

const slugs = (text: string): string[] =>
	[...text.matchAll(/\/(?:begivenheder|muligheder|tilbud)\/([a-z]+)(?![a-z])/g)].map(([, slug]) => slug!);
const set = (found: Iterable<string>): string[] => [...new Set(found)].toSorted();

async function listed(query: string): Promise<string[]> {
	const found: string[] = [];
	let after: string | null = null;
	do {
		const page = await explore(db(), readFilter(new URLSearchParams(query)), { after, limit: 2, now });
		found.push(...page.days.flatMap(({ things }) => things.map(({ slug }) => slug)));
		after = page.next;
	} while (after);
	return set(found);
}

async function fed(query: string, format: FeedFormat): Promise<string[]> {
	const asked = { now, origin, sender: 'post@by.example' };
	const answer = await feedOf(db(), readFilter(new URLSearchParams(query)), format, asked);
	const text = await answer.text();
	if (format !== 'ics') return set(slugs(text));
	const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
	return set(events.flatMap((event) => slugs(String(event.getFirstPropertyValue('url')))));
}

/** Of one list of the API, page by page; nothing where it cannot be asked so. */
async function answered(name: 'events' | 'opportunities' | 'benefits', query: string): Promise<string[]> {
	const found: string[] = [];
	// A list of its own says its kind.
	const asked = [...new URLSearchParams(query)].filter(([, value]) => value !== name);
	let search: string | null = `?${new URLSearchParams([...asked, ['limit', '1']])}`;
	while (search !== null) {
		const answer = await answerList(db(), name, new URLSearchParams(search), { now, origin });
		if (answer.status === 400) return [];
		const said = (await answer.json()) as { next: string | null } & Record<string, { url: string }[]>;
		found.push(...slugs(said[name]!.map(({ url }) => url).join(' ')));
		search = said.next && new URL(said.next).search;
	}
	return set(found);
}

const benefits = ['bog', 'svoem'];
const placed = ['elektriker', 'kor', 'lektier', 'loeb', 'suppe', 'svoem'];
const everything = [...placed, 'bog', 'skak'];

test.each([
	['', everything],
	['kind=events', ['kor', 'loeb', 'skak', 'suppe']],
	['kind=opportunities', ['elektriker', 'lektier']],
	['kind=volunteer', ['lektier']],
	['kind=benefits', ['bog', 'svoem']],
	['q=suppe', ['suppe']],
	['day=2026-11-24', ['kor', 'skak', 'suppe']],
	['when=month', ['elektriker', 'kor', 'lektier', 'loeb', 'skak', 'suppe']],
	['district=noerrebro', ['bog', 'elektriker', 'loeb', 'suppe']],
	['district=noerrebro,vesterbro-kongens-enghave', [...placed, 'bog']],
	['language=ar', ['suppe']],
	['category=food', ['suppe']],
	['free=1', ['loeb', 'suppe', 'svoem']],
	['accessible=1', ['kor']],
	['near=55.69,12.55', ['elektriker', 'loeb', 'suppe']],
	['near=55.69,12.55&km=5', placed],
	['area=youth', ['elektriker', 'kor', 'suppe']],
	['area=goal-1', ['elektriker', 'suppe']],
	['area=goal-7', ['loeb']],
	['partner=huset', ['elektriker', 'kor', 'suppe', 'svoem']],
	['partner=skolen', ['bog', 'lektier', 'loeb', 'skak', 'suppe']],
	['partner=nobody', []],
	['partner=huset&area=goal-1&district=noerrebro', ['elektriker', 'suppe']],
	['partner=skolen&kind=events&free=1', ['loeb', 'suppe']],
] as [query: string, expected: string[]][])('%s', async (query, expected) => {
	await withLocale('da', async () => {
		expect(await listed(query), 'list').toEqual(set(expected));
		const { things } = await mapThings(db(), readFilter(new URLSearchParams(query)), null, now);
		expect(set(slugs(things.map(({ href }) => href).join(' '))), 'map').toEqual(
			set(expected.filter((slug) => placed.includes(slug))),
		);
		for (const format of feedFormats)
			// What lasts has no day in a calendar.
			expect(await fed(query, format), format).toEqual(
				set(expected.filter((slug) => format !== 'ics' || !benefits.includes(slug))),
			);
		const lists = ['events', 'opportunities', 'benefits'] as const;
		const said = await Promise.all(lists.map((name) => answered(name, query)));
		expect(set(said.flat()), 'API').toEqual(set(expected));
	});
});
