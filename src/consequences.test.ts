/** What follows when the municipality suspends, reinstates or closes a partner that others count on. */
import { sql } from 'kysely';
import { afterAll, beforeEach, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { eventPage, eventsAtStake } from '#lib/events/readers.server.ts';
import {
	cancelRegistration,
	findRegistration,
	signUp,
} from '#lib/events/registrations/registrations.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { calendarEntry } from '#lib/events/structured.ts';
import { decideCase } from '#lib/organisations/application/approval.server.ts';
import { opportunityPage } from '#lib/opportunities/readers.server.ts';
import type { ReviewOutcome } from '#lib/organisations/organisation.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { consequences } from './consequences.server.ts';
import { comes, makeEvent } from '../tests/support/cast/events.ts';
import { person, player } from '../tests/support/cast/people.ts';
import { posted, proposed } from '../tests/support/cast/postings.ts';
import { lastMailTo, mailsTo } from '../tests/support/mail/sent-mails.ts';
import { test } from '../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const message = 'Huset på hjørnet holder selv en aften om det samme.';

/** A partner that a second one holds an event with: one seat, taken by Anna; Bo waits; and events of every kind beside it. */
async function scene(db: Database) {
	const host = await player(db, 'association');
	const other = await player(db, 'school');
	const desk = await person(db, 'consultant');
	const evening = await makeEvent(db, host.id, { capacity: 1, description: 'Vi spiser sammen.' });
	await db
		.insertInto('eventOrganiser')
		.values({
			eventId: evening.id,
			organisationId: other.id,
			state: 'asked',
			askedAt: new Date(),
		})
		.execute();
	await db
		.updateTable('eventOrganiser')
		.set({ state: 'accepted', decidedAt: new Date(), decidedBy: other.as('owner').person.id })
		.execute();
	await comes(db, evening.slug, 'anna@prove.example');
	await comes(db, evening.slug, 'bo@prove.example');
	const beside = {
		postponed: await makeEvent(db, host.id, {
			state: 'postponed',
			startsAt: new Date('2026-11-01T17:00:00Z'),
		}),
		past: await makeEvent(db, host.id, { startsAt: new Date('2026-11-02T17:00:00Z') }),
		held: await makeEvent(db, host.id, {
			startsAt: new Date('2026-11-22T11:00:00Z'),
			heldAt: new Date(),
			attendance: 3,
		}),
		draft: await makeEvent(db, host.id, { state: 'draft' }),
		others: await makeEvent(db, other.id),
	};
	const decide = (outcome: ReviewOutcome) =>
		decideCase(
			db,
			desk,
			host.slug,
			{ outcome, reason: 'De har ikke svaret os i et år.', message },
			consequences,
		);
	/** What the worker does. */
	const tell = async () => {
		const { rows } = await sql<{ payload: { eventId: number; sequence: number } }>`
			select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
			where t.identifier = ${tellRegistered.name} order by p.id`.execute(db);
		for (const { payload } of rows) await tellRegistered.handle(db, payload);
	};
	const states = () => db.selectFrom('event').select(['id', 'state', 'sequence']).orderBy('id').execute();
	const link = async (email: string) =>
		(await mailsTo(db, email)).map(({ text }) => /tilmelding\/([\w-]+)/.exec(text)?.[1] ?? '').at(-1)!;
	return { host, other, evening, beside, decide, tell, states, link };
}

const subjects = async (db: Database, email: string) =>
	(await mailsTo(db, email)).map(({ subject }) => subject.split(':')[0]);

test('before the decision, the municipality reads what is to come and for how many', async ({ db }) => {
	const { host, evening, beside } = await scene(db);
	const { count, events } = await eventsAtStake(db, host.id);
	expect(count).toBe(2);
	expect(events).toMatchObject([
		{ slug: beside.postponed.slug, registrations: 0 },
		{ slug: evening.slug, registrations: 1, waiting: 1 },
	]);
});

test('closing cancels what is to come, tells everybody, and its page and calendar file say so', async ({
	db,
}) => {
	const { evening, beside, decide, tell, states, link } = await scene(db);
	const before = new Map((await states()).map((event) => [event.id, event]));
	await decide('closed');
	await tell();
	const changed = (await states()).filter(({ id, state }) => before.get(id)?.state !== state);
	expect(changed).toEqual([
		{ id: evening.id, state: 'cancelled', sequence: 1 },
		{ id: beside.postponed.id, state: 'cancelled', sequence: 1 },
	]);
	for (const email of ['anna@prove.example', 'bo@prove.example']) {
		const { subject, text } = await lastMailTo(db, email);
		expect(subject).toBe('Aflyst: En aften');
		expect(text).toContain(message);
		expect(text).not.toContain('De har ikke svaret');
		const own = await findRegistration(db, evening.slug, await link(email));
		expect(own?.event.state).toBe('cancelled');
	}
	const { event, noticeOnly } = await eventPage(db, visitor, evening.slug);
	expect(noticeOnly).toBe(true);
	expect(event).toMatchObject({ title: 'En aften', description: '', coOrganisers: [], stateReason: message });
	expect(calendarEntry(event, 'https://x.example')).toMatchObject({ status: 'cancelled', sequence: 1 });
	await expect(eventPage(db, visitor, beside.past.slug)).rejects.toMatchObject({ status: 404 });
	const { actor, personId } = await db
		.selectFrom('auditEntry')
		.select(['actor', 'personId'])
		.where('verb', '=', 'event.cancelled')
		.where('subjectId', '=', evening.id)
		.executeTakeFirstOrThrow();
	expect([actor, personId]).toEqual(['system', null]);
});

test('a suspension puts events on hold, keeps every place, and is told again when it is lifted', async ({
	db,
}) => {
	const { evening, decide, tell, link } = await scene(db);
	await decide('suspended');
	await tell();
	expect(await subjects(db, 'anna@prove.example')).toEqual(['Du er tilmeldt', 'På pause']);
	expect(await subjects(db, 'bo@prove.example')).toEqual(['Du står på ventelisten', 'På pause']);
	const { event, noticeOnly } = await eventPage(db, visitor, evening.slug);
	expect([noticeOnly, event.description, event.state]).toEqual([true, '', 'published']);
	expect(calendarEntry(event, 'https://x.example')).toMatchObject({ status: 'tentative', sequence: 1 });
	await expect(
		signUp(
			db,
			evening.slug,
			{ name: 'Ny', email: 'ny@prove.example' },
			{ actor: visitor, clientAddress: '::1' },
		),
	).rejects.toMatchObject({ code: 'event_sign_up_closed' });

	// Anna gives her seat up meanwhile: nobody is sent to an event on hold; when it is lifted, Bo is offered the seat.
	await cancelRegistration(db, evening.slug, await link('anna@prove.example'));
	expect((await subjects(db, 'bo@prove.example')).at(-1)).toBe('På pause');
	await decide('reinstated');
	await tell();
	expect((await subjects(db, 'bo@prove.example')).slice(2).toSorted()).toEqual([
		'Der er plads til dig',
		'Ikke på pause længere',
	]);
	expect((await eventPage(db, visitor, evening.slug)).noticeOnly).toBe(false);
});

test('what was on hold is cancelled when its organiser is closed', async ({ db }) => {
	const { evening, decide, tell } = await scene(db);
	await decide('suspended');
	await decide('closed');
	await tell();
	expect(await subjects(db, 'anna@prove.example')).toEqual(['Du er tilmeldt', 'Aflyst']);
	expect((await eventPage(db, visitor, evening.slug)).event.state).toBe('cancelled');
});

test.for([
	['suspended', 'På pause'],
	['closed', 'Aflyst'],
] as const)('%s: who holds an event with it is told', async ([outcome, subject], { db }) => {
	const { other, decide } = await scene(db);
	await decide(outcome);
	for (const role of ['owner', 'editor'] as const)
		expect(await subjects(db, other.as(role).person.email)).toEqual([subject]);
	expect(await subjects(db, other.as('reader').person.email)).toEqual([]);
});

test('sign-ups and a decision at once: whoever got a seat hears that it is off', async ({ db }) => {
	const { evening, decide, tell } = await scene(db);
	await db.updateTable('event').set({ capacity: null }).where('id', '=', evening.id).execute();
	const emails = Array.from({ length: 12 }, (_, at) => `gaest${at}@prove.example`);
	const sign = (email: string) => comes(db, evening.slug, email).then(() => email);
	const all = await Promise.allSettled([
		...emails.slice(0, 6).map(sign),
		decide('closed'),
		...emails.slice(6).map(sign),
	]);
	await tell();
	const came = all.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
	for (const email of came) expect(await subjects(db, email)).toEqual(['Du er tilmeldt', 'Aflyst']);
});

test('closing calls off open ways in and ends posts and proposals; a suspension lets them wait', async ({
	db,
}) => {
	const { host, other, decide } = await scene(db);
	const opening = async (slug: string, given: object = {}) => {
		await db
			.insertInto('opportunity')
			.values({
				slug,
				organisationId: host.id,
				title: 'Elev i værkstedet',
				description: 'Du lærer alt.',
				state: 'published',
				places: 2,
				deadlineOn: '2026-12-01',
				address: 'Kapelvej 16',
				contactEmail: 'job@prove.example',
				...given,
			})
			.execute();
		return slug;
	};
	const open = await opening('aaben');
	const expired = await opening('forbi', { deadlineOn: '2026-11-01' });
	const need = await posted(db, host, 'need');
	const offer = await posted(db, other, 'offer');
	await proposed(db, other, [offer, need]);
	const standings = async () => ({
		ways: (await db.selectFrom('opportunity').select('state').orderBy('slug').execute()).map(
			({ state }) => state,
		),
		post: (await db.selectFrom('posting').select('state').where('slug', '=', need).executeTakeFirst())?.state,
		match: (await db.selectFrom('match').select('state').executeTakeFirst())?.state,
	});
	await decide('suspended');
	expect(await standings()).toEqual({
		ways: ['published', 'published'],
		post: 'published',
		match: 'proposed',
	});
	expect(await opportunityPage(db, visitor, open)).toMatchObject({
		noticeOnly: true,
		opportunity: { description: '', contactEmail: null },
	});
	await decide('closed');
	expect(await standings()).toEqual({ ways: ['cancelled', 'published'], post: 'closed', match: 'lapsed' });
	expect(await opportunityPage(db, visitor, open)).toMatchObject({ noticeOnly: true });
	await expect(opportunityPage(db, visitor, expired)).rejects.toMatchObject({ status: 404 });
});
