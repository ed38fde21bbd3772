import { sql, type Insertable } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { changeReach, changeRhythm, endEverything } from '#lib/alerts/ending.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { follows } from '../../../../tests/support/cast/alerts.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

/** A Monday; digests go out in the morning. */
const monday = Date.parse('2026-11-23T05:03:00Z');
const day = 86_400_000;
/** That many days after Monday morning. */
const at = (days: number) => new Date(monday + days * day);
const go = (days: number) => setClock(at(days));
beforeEach(() => go(0));
afterAll(() => setClock(null));

const email = 'rosa@prove.example';
/** Puts an event up in the middle of the days between two mornings, to take place in the far future. */
const put = (
	db: Database,
	host: number,
	title: string,
	on: number,
	given: Partial<Insertable<DB['event']>> = {},
) =>
	makeEvent(db, host, {
		title,
		publishedAt: at(on),
		startsAt: new Date('2027-05-01T16:00:00Z'),
		endsAt: new Date('2027-05-01T18:00:00Z'),
		...given,
	});
const digest = (db: Database) => sendDigests.handle(db, {});
/** The titles in each digest to an address, oldest first. */
async function told(db: Database, to = email): Promise<string[][]> {
	const mails = await mailsTo(db, to);
	return mails
		.filter(({ text }) => text.includes(m.alert_mail_foot()))
		.map(({ text }) => text.split('\n\n').flatMap((part) => /^(Ting .*)\n/.exec(part)?.[1] ?? []));
}

describe('a digest', () => {
	test('tells what was published since, once, and says nothing where nothing is new', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		await put(db, host.id, 'Ting fra før', -1);
		await follows(db, '', { email });
		await digest(db);
		await put(db, host.id, 'Ting et', 0.5);
		go(1);
		await digest(db);
		await digest(db);
		go(2);
		await digest(db);
		await put(db, host.id, 'Ting to', 2.5);
		go(3);
		await digest(db);
		expect(await told(db)).toEqual([['Ting et'], ['Ting to']]);
		const [, first] = await mailsTo(db, email);
		expect(first?.subject).toBe(m.alert_mail_digest_subject_about({ count: 1, what: m.alert_everything() }));
		expect(first?.text).toMatch(/1\. maj 2027[^\n]*\n[^\n]*Firma nordlys-1\nhttp\S+\/begivenheder\/ting-et-/);
	});

	test('comes on Thursdays for who wants it weekly, or as soon as the job runs again', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		await follows(db, '', { email, rhythm: 'weekly' });
		await put(db, host.id, 'Ting et', 0.5);
		for (const morning of [1, 2, 3, 4, 5]) {
			go(morning);
			await digest(db);
			if (morning < 3) expect(await told(db)).toEqual([]);
		}
		expect(await told(db)).toEqual([['Ting et']]);
		await put(db, host.id, 'Ting to', 6);
		// The worker was down on the next Thursday.
		go(11);
		await digest(db);
		expect(await told(db)).toEqual([['Ting et'], ['Ting to']]);
	});

	test('is one mail for all that an address follows in one rhythm, each thing once', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		await follows(db, `?partner=${host.slug}`, { email });
		await follows(db, '?free=1', { email });
		await follows(db, '?q=findesikke', { email });
		await follows(db, '', { email: 'bo@prove.example', locale: 'en' });
		await put(db, host.id, 'Ting gratis', 0.5);
		await put(db, host.id, 'Ting dyr', 0.5, { priceKr: 100 });
		const other = await organisation(db, 'andre-1');
		await put(db, other.id, 'Ting hos andre', 0.5);
		go(1);
		await digest(db);
		expect((await told(db)).map((titles) => titles.toSorted())).toEqual([
			['Ting dyr', 'Ting gratis', 'Ting hos andre'],
		]);
		const { text = '', subject } = (await mailsTo(db, email)).at(-1) ?? {};
		expect(subject).toBe(m.alert_mail_digest_subject({ count: 3 }));
		expect(text.match(/^— .* —$/gm)).toEqual([
			m.alert_mail_heading({ what: host.name }),
			m.alert_mail_heading({ what: m.explore_free() }),
		]);
		const english = (await mailsTo(db, 'bo@prove.example')).at(-1);
		expect(english).toMatchObject({ locale: 'en', subject: expect.stringMatching(/^3 new things/) });
	});

	test('names twenty of one search, and says how many more there are', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		await follows(db, '', { email });
		for (let number = 0; number < 23; number++) await put(db, host.id, `Ting ${number}`, 0.5);
		go(1);
		await digest(db);
		expect((await told(db))[0]).toHaveLength(20);
		expect((await mailsTo(db, email)).at(-1)?.text).toContain(m.alert_mail_more({ count: 3 }));
		go(2);
		await digest(db);
		expect(await told(db)).toHaveLength(1);
	});

	test('tells a series once, by its next date', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const { id: seriesId } = await db
			.insertInto('eventSeries')
			.values({ organisationId: host.id, rule: 'FREQ=WEEKLY' })
			.returning('id')
			.executeTakeFirstOrThrow();
		const occurrence = (week: number, on: number) =>
			put(db, host.id, `Ting hver uge`, on, {
				seriesId,
				occurrenceOn: `2027-05-0${week}`,
				startsAt: new Date(`2027-05-0${week}T16:00:00Z`),
				endsAt: new Date(`2027-05-0${week}T18:00:00Z`),
			});
		await follows(db, '', { email });
		const first = await occurrence(1, 0.5);
		const second = await occurrence(2, 0.5);
		await occurrence(3, 0.5);
		await db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', first.id).execute();
		go(1);
		await digest(db);
		await occurrence(4, 1.5);
		go(2);
		await digest(db);
		expect(await told(db)).toEqual([['Ting hver uge']]);
		const { text = '' } = (await mailsTo(db, email)).at(-1) ?? {};
		expect(text).toContain(second.slug);
		expect(text).toContain(m.alert_mail_repeats());
	});

	test('tells of opportunities, and of what a partner holds with others', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const partner = await organisation(db, 'huset-1');
		await follows(db, `?partner=${partner.slug}`, { email });
		const shared = await put(db, host.id, 'Ting sammen', 0.5);
		const asked = await put(db, host.id, 'Ting der er spurgt om', 0.5);
		for (const [{ id }, state] of [
			[shared, 'accepted'],
			[asked, 'asked'],
		] as const) {
			await sql`insert into event_organiser (event_id, organisation_id, state, asked_at)
				values (${id}, ${partner.id}, 'asked', ${at(0)})`.execute(db);
			if (state === 'accepted')
				await sql`update event_organiser set state = 'accepted', decided_at = ${at(0.5)},
					decided_by = ${partner.as('owner').person.id} where event_id = ${id}`.execute(db);
		}
		await sql`insert into opportunity (organisation_id, slug, title, places, deadline_on, state, contact_email, published_at)
			values (${partner.id}, 'ting-laer', 'Ting at lære', 1, '2027-02-01', 'published', 'h@p.example', ${at(0.5)})`.execute(
			db,
		);
		go(1);
		await digest(db);
		expect(await told(db)).toEqual([['Ting at lære', 'Ting sammen']]);
		expect((await mailsTo(db, email)).at(-1)?.text).toContain('1. februar 2027');
	});

	test.for<[string, (db: Database, id: number, host: number) => Promise<unknown>]>([
		[
			'cancelled',
			(db, id) => db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', id).execute(),
		],
		[
			'postponed',
			(db, id) => db.updateTable('event').set({ state: 'postponed' }).where('id', '=', id).execute(),
		],
		[
			'over',
			(db, id) =>
				sql`update event set starts_at = ${at(0.6)}, ends_at = ${at(0.7)} where id = ${id}`.execute(db),
		],
		[
			'of a partner who is not shown',
			(db, _, host) =>
				db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', host).execute(),
		],
	])('leaves out what is %s when it is sent', async ([, hide], { db }) => {
		const host = await organisation(db, 'nordlys-1');
		await follows(db, '', { email, rhythm: 'weekly' });
		const { id } = await put(db, host.id, 'Ting', 0.5);
		go(1);
		await digest(db);
		await hide(db, id, host.id);
		go(4);
		await digest(db);
		expect(await told(db)).toEqual([]);
	});

	test('finds what was let in again, and what came in late', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const setHost = (state: 'suspended' | 'approved') =>
			db.updateTable('organisation').set({ state }).where('id', '=', host.id).execute();
		await follows(db, '', { email });
		await put(db, host.id, 'Ting på pause', 0.5);
		await setHost('suspended');
		go(1);
		await digest(db);
		await setHost('approved');
		// Its transaction ended after the look of this morning.
		await put(db, host.id, 'Ting sent', 0.99);
		go(2);
		await digest(db);
		expect((await told(db)).map((titles) => titles.toSorted())).toEqual([['Ting på pause', 'Ting sent']]);
	});

	test('goes to nobody who has ended it, and starts anew from a new yes', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const secret = await follows(db, '', { email });
		await endEverything(db, secret, 'one_click');
		await put(db, host.id, 'Ting et', 0.5);
		go(1);
		await follows(db, '', { email });
		await put(db, host.id, 'Ting to', 1.5);
		go(2);
		await digest(db);
		expect(await told(db)).toEqual([['Ting to']]);
	});

	test('loses and doubles nothing where the rhythm changes', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		const secret = await follows(db, '', { email });
		const { id } = await db.selectFrom('alert').select('id').executeTakeFirstOrThrow();
		await put(db, host.id, 'Ting et', 0.5);
		go(1);
		await digest(db);
		await changeRhythm(db, secret, id, 'weekly');
		await put(db, host.id, 'Ting to', 1.5);
		go(2);
		await digest(db);
		await changeRhythm(db, secret, id, 'daily');
		go(3);
		await digest(db);
		expect(await told(db)).toEqual([['Ting et'], ['Ting to']]);
	});

	test('that cannot be written keeps nobody else from theirs', async ({ db }) => {
		const host = await organisation(db, 'nordlys-1');
		await follows(db, '', { email });
		await follows(db, '?q=ting', { email: 'bo@prove.example' });
		await put(db, host.id, 'Ting et', 0.5);
		go(1);
		// A filter that no code of ours writes.
		await sql`update alert_search set query = 'area=gone&language=zz' where query = ''`.execute(db);
		await digest(db);
		expect(await told(db, 'bo@prove.example')).toEqual([['Ting et']]);
	});
});

test('two workers at once, and one that runs again, tell each address once', async ({ db }) => {
	const host = await organisation(db, 'nordlys-1');
	const people = Array.from({ length: 12 }, (_, number) => `p${number}@prove.example`);
	for (const [number, to] of people.entries()) await follows(db, number % 2 ? '?free=1' : '', { email: to });
	await put(db, host.id, 'Ting et', 0.5);
	go(1);
	await Promise.all([digest(db), digest(db), digest(db)]);
	await digest(db);
	for (const to of people) expect(await told(db, to)).toEqual([['Ting et']]);
});

test('a place that is followed further around is told of from where the last digest ended', async ({
	db,
}) => {
	const host = await organisation(db, 'nordlys-1');
	const near = { lat: 55.694, lng: 12.551 };
	/** Some four kilometres away. */
	const far = { lat: 55.73, lng: 12.551 };
	const secret = await follows(db, '?near=55.694,12.551', { email, km: 1 });
	await put(db, host.id, 'Ting nær', 0.5, near);
	await put(db, host.id, 'Ting fjern før', 0.6, far);
	go(1);
	await digest(db);
	await put(db, host.id, 'Ting nær igen', 1.5, near);
	await put(db, host.id, 'Ting fjern', 1.6, far);
	go(2);
	// Somebody else begins to follow the same meanwhile, and hears of what comes from now on.
	await follows(db, '?near=55.694,12.551', { email: 'bo@prove.example', km: 5 });
	const { id } = await db
		.selectFrom('alert')
		.select('id')
		.where('email', '=', email)
		.executeTakeFirstOrThrow();
	await changeReach(db, secret, id, 5);
	await digest(db);
	await digest(db);
	expect((await told(db)).map((titles) => titles.toSorted())).toEqual([
		['Ting nær'],
		['Ting fjern', 'Ting nær igen'],
	]);
	expect(await told(db, 'bo@prove.example')).toEqual([]);
	await put(db, host.id, 'Ting sidst', 2.5, far);
	go(3);
	await digest(db);
	expect((await told(db)).at(-1)).toEqual(['Ting sidst']);
	expect(await told(db, 'bo@prove.example')).toEqual([['Ting sidst']]);
});
