/** Two processes on one database, as behind a proxy: what one of them takes or changes is so at the other, too. */
import { feedFormats, feedPath } from '#lib/explore/feeds/formats.ts';
import { filterPath, readFilter } from '#lib/explore/filter.ts';
import { boxText } from '#lib/geography/view.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { eventForm, makeEvent } from '../support/cast/events.ts';
import { expect, test, unique } from '../support/journey.ts';
import { fresh, html } from '../support/raw-request.ts';
import { sessionOf } from '../support/sessions.ts';
import { startSite, type StartedSite } from '../support/started-site.ts';

test.setTimeout(120_000);
test.describe.configure({ mode: 'serial' });

let sites: StartedSite[] = [];
/** They take turns. */
const site = (turn: number) => sites[turn % sites.length]!;
test.beforeAll(async () => {
	const databaseUrl = process.env.SITE_DATABASE ?? '';
	sites = await Promise.all([0, 1].map(() => startSite({ databaseUrl })));
});
test.afterAll(() => sites.forEach(({ process }) => process.disconnect()));

async function read({ url }: StartedSite, path: string): Promise<string> {
	const answer = await fetch(url + path, { headers: { ...html, ...fresh() } });
	return answer.text();
}

/** Sends a form. @returns the answer's status */
async function send({ url }: StartedSite, path: string, form: FormData, cookie = ''): Promise<number> {
	const headers = { ...html, ...fresh(), origin: url, ...(cookie && { cookie }) };
	const answer = await fetch(url + path, { method: 'POST', redirect: 'manual', headers, body: form });
	await answer.body?.cancel();
	return answer.status;
}

function formOf(fields: Record<string, string | number>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
	return form;
}

test('two hundred parties want fifty seats at once: families stay together, and the rest wait in their order', async ({
	db,
	cast,
}) => {
	const host = await cast.organisation(`Foreningen Rift ${unique()}`);
	const event = await cast.event(host, `Rift ${unique()}`, { capacity: 50 });
	const path = href(`/events/${event.slug}`, 'da');
	const stamp = /name="stamp" value="([^"]+)"/.exec(await read(site(0), path))?.[1] ?? '';
	const sizes = [1, 2, 4, 1, 3];
	const parties = Array.from({ length: 200 }, (_, n) => ({
		name: `Gæst ${n}`,
		email: `rift-${n}.${unique()}@eksempel.example`,
		people: sizes[n % sizes.length]!,
	}));
	const rows = () =>
		db
			.selectFrom('registration')
			.select(['id', 'email', 'state', 'people', 'passed'])
			.where('eventId', '=', event.id)
			.orderBy('id')
			.execute();
	const peopleOf = (some: { people: number }[]) => some.reduce((sum, { people }) => sum + people, 0);
	const all = (statuses: number[]) => [...new Set(statuses)];

	const asked = parties.map((party, turn) =>
		send(site(turn), `${path}?/signUp`, formOf({ ...party, stamp, homepage: '' })),
	);
	expect(all(await Promise.all(asked))).toEqual([303]);

	const mails = await db
		.selectFrom('mail')
		.select(['toAddress', 'text'])
		.where(
			'toAddress',
			'in',
			parties.map(({ email }) => email),
		)
		.execute();
	const linkOf = new Map(
		mails.map(({ toAddress, text }) => [toAddress, `${path}/${/tilmelding\/[\w-]+/.exec(text)?.[0]}`]),
	);
	const press = (party: { email: string }, turn: number, button: string, fields = {}) =>
		send(site(turn), `${linkOf.get(party.email)}?/${button}`, formOf(fields));
	const saidYes = parties.map(({ name, email, people }, turn) =>
		press({ email }, turn + 1, 'confirm', { name, people }),
	);
	expect(all(await Promise.all(saidYes))).toEqual([303]);

	const stand = await rows();
	const come = stand.filter(({ state }) => state === 'confirmed');
	const wait = stand.filter(({ state }) => state === 'waiting');
	expect(stand.map(({ email, people }) => `${email} ${people}`).toSorted()).toEqual(
		parties.map(({ email, people }) => `${email} ${people}`).toSorted(),
	);
	expect(come.length + wait.length).toBe(parties.length);
	expect(peopleOf(come)).toBe(50);
	// Whoever waits before the last who came was too large for what was left when they asked.
	for (const early of wait.filter(({ id }) => id < come.at(-1)!.id)) expect(early.people).toBeGreaterThan(1);
	const [first, second] = wait;
	for (const [index, one] of [first!, second!].entries())
		expect(await read(site(index), linkOf.get(one.email)!)).toContain(
			m.event_queue_place({ number: String(index + 1) }),
		);

	const givenBack = come.map((party, turn) => press(party, turn, 'cancel'));
	expect(all(await Promise.all(givenBack))).toEqual([303]);
	const after = await rows();
	const offered = after.filter(({ state }) => state === 'offered');
	expect(offered[0]?.id).toBe(first!.id);
	expect(peopleOf(offered)).toBeLessThanOrEqual(50);
	// Seats are kept empty only for a group of four that three would not do for.
	expect(peopleOf(offered)).toBeGreaterThan(46);
	for (const early of after.filter(({ id, state }) => state === 'waiting' && id < offered.at(-1)!.id))
		expect([early.people > 1, early.passed > 0, early.passed <= early.people]).toEqual([true, true, true]);
});

test('what is published, edited and called off at one is so in every list and feed of the other', async ({
	db,
	cast,
}) => {
	const host = await cast.organisation(`Foreningen Nyt ${unique()}`);
	const { id: siteId } = await db
		.selectFrom('site')
		.select('id')
		.where('organisationId', '=', host.id)
		.executeTakeFirstOrThrow();
	const startsAt = new Date(Date.now() + 5 * 86_400_000);
	const [draft, edited] = [`Kladden ${unique()}`, `Rettet ${unique()}`];
	const { slug } = await makeEvent(db, host.id, {
		...{ title: draft, state: 'draft', startsAt, lat: 55.6907, lng: 12.5497, districtNr: 3 },
		...{ description: 'Alle er velkomne, og der er kaffe.', languages: ['da'] },
	});
	const filter = readFilter(new URLSearchParams({ partner: host.slug }));
	const around = boxText([55.68, 12.53, 55.7, 12.57]);
	const asked: Record<string, string> = {
		page: href(`/events/${slug}`, 'da'),
		partner: href(`/partners/${host.slug}`, 'da'),
		list: href(filterPath(filter), 'da'),
		english: href(filterPath(filter), 'en'),
		embedded: `/embed?partner=${host.slug}`,
		api: `/api/v1/events?partner=${host.slug}`,
		map: `${href('/explore/map.json', 'da')}?partner=${host.slug}&within=${around}`,
		...Object.fromEntries(feedFormats.map((format) => [format, href(feedPath(filter, format), 'da')])),
	};
	/** The lists at the other process in which these words stand. */
	const saying = async (words: RegExp) => {
		const answers = await Promise.all(Object.values(asked).map((path) => read(site(1), path)));
		return Object.keys(asked).filter((_, index) => words.test(answers[index]!.replace(/\r\n[ \t]/g, '')));
	};
	const desk = `/workspace/${host.slug}/events/${slug}`;
	const cookie = await sessionOf(db, host.owner.email);
	const change = async (path: string, form: FormData) =>
		expect(await send(site(0), path, form, cookie)).toBe(303);
	const everywhere = Object.keys(asked);
	// Asked before each change, so that the other process keeps what is old.
	expect(await saying(new RegExp(draft))).toEqual([]);

	await change(`${href(desk, 'da')}?/publish`, formOf({}));
	await expect.poll(() => saying(new RegExp(draft))).toEqual(everywhere);

	const day = addDays(copenhagenDate(startsAt), 1).split('-').reverse().join('.');
	await change(
		href(`${desk}/edit`, 'da'),
		eventForm(siteId, { title: edited, startsOn: day, intent: 'save' }),
	);
	await expect.poll(() => saying(new RegExp(edited))).toEqual(everywhere);
	expect(await saying(new RegExp(draft))).toEqual([]);

	await change(`${href(desk, 'da')}?/cancel`, formOf({ reason: 'Huset er lukket af vand.', scope: 'one' }));
	// A mark on the map says where and when; what became of it stands on its page.
	const off = everywhere.filter((name) => name !== 'map');
	await expect.poll(() => saying(/aflyst|cancelled/i)).toEqual(off);
});
