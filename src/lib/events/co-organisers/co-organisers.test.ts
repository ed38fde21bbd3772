import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import {
	coOrganisersOf,
	countAsks,
	sharedEventsOf,
} from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import {
	stepFor,
	type AskAnswer,
	type CoOrganiserState,
	type Step,
} from '#lib/events/co-organisers/co-organiser.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import * as events from '#lib/events/events.server.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { eventPage, eventsServing, upcomingEventsOf } from '#lib/events/readers.server.ts';
import { eventData } from '#lib/events/structured.ts';
import { commitment } from '../../../../tests/support/cast/commitments.ts';
import { eventForm, organisation, type TestOrganisation } from '../../../../tests/support/cast/events.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { test } from '../../../../tests/support/database.ts';
import { joined, makePerson } from '../../../../tests/support/cast/people.ts';

const today = '2026-11-22T12:00:00Z';
const daysLater = (days: number) => new Date(new Date(today).getTime() + days * 86_400_000);
beforeAll(() => setClock(today));
afterAll(() => setClock(null));

const input = (org: TestOrganisation, changes: Record<string, string | string[]> = {}): EventInput =>
	v.parse(eventInput, formValues(eventForm(org.siteId, { startsOn: '1.3.2027', ...changes }), eventInput));
const slugOf = (path: string) => path.split('/').at(-1) ?? '';
const refused = (code: string) => ({ name: 'Refused', code });

/** A draft of `org` that names the others, and published unless told otherwise. */
async function heldBy(
	db: Database,
	org: TestOrganisation,
	others: readonly TestOrganisation[],
	{ publish = true, changes = {} }: { publish?: boolean; changes?: Record<string, string> } = {},
): Promise<string> {
	const coOrganisers = others.map(({ slug }) => slug);
	const form = input(org, { ...changes, coOrganisers });
	const slug = slugOf(await events.createEvent(db, org.as('editor'), org.slug, form));
	const said = { wordingRead: false, notTheSame: true };
	if (publish) await events.publishEvent(db, org.as('editor'), org.slug, slug, said);
	return slug;
}
const choose = (db: Database, org: TestOrganisation, slug: string, others: readonly TestOrganisation[]) =>
	events.changeEvent(
		db,
		org.as('editor'),
		org.slug,
		slug,
		input(org, { coOrganisers: others.map((other) => other.slug) }),
	);
const answer = (db: Database, org: TestOrganisation, slug: string, said: AskAnswer) =>
	answerAsk(db, org.as('editor'), org.slug, slug, said);
async function stateOf(db: Database, slug: string, org: TestOrganisation) {
	const { id } = (await findEvent(db, slug))!;
	return (await coOrganisersOf(db, id)).find((one) => one.id === org.id)?.state;
}
const mails = (db: Database) =>
	db.selectFrom('mail').select(['toAddress', 'subject', 'text']).orderBy('id').execute();

/** Everywhere in this room that a reader could meet the organisation's name beside the event. */
async function shownIn(db: Database, slug: string, org: TestOrganisation, toward: number) {
	const { event } = await eventPage(db, visitor, slug);
	const lists = {
		page: event.coOrganisers,
		'search engines': eventData(event, 'https://by.example').organizer as { name: string }[],
		'a promise': (await eventsServing(db, toward, 5)).flatMap(({ coOrganisers }) => coOrganisers),
	};
	const named = Object.entries(lists)
		.filter(([, list]) => JSON.stringify(list).includes(`Firma ${org.slug}`))
		.map(([name]) => name);
	const own = (await upcomingEventsOf(db, org.id, 5)).some((one) => one.slug === slug);
	return own ? [...named, 'its own page'] : named;
}
const everywhere = ['page', 'search engines', 'a promise', 'its own page'];

describe('a co-organiser', () => {
	test('is asked when the event is public, and shown from its yes until it leaves', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const toward = await commitment(db, mine.id, 'open-house');
		const changes = { commitment: String(toward) };
		const slug = await heldBy(db, mine, [theirs], { publish: false, changes });
		expect(await stateOf(db, slug, theirs)).toBe('named');
		expect(await sharedEventsOf(db, theirs.id, now())).toEqual([]);
		expect(await mails(db)).toEqual([]);
		await expect(answer(db, theirs, slug, 'accepted')).rejects.toMatchObject({ status: 404 });

		await events.publishEvent(db, mine.as('editor'), mine.slug, slug, { wordingRead: false });
		await events.publishEvent(db, mine.as('editor'), mine.slug, slug, { wordingRead: false });
		expect(await stateOf(db, slug, theirs)).toBe('asked');
		expect(await countAsks(db, theirs.id, now())).toBe(1);
		expect(await shownIn(db, slug, theirs, toward)).toEqual([]);
		const [mail, ...more] = await mails(db);
		expect(mail).toMatchObject({ toAddress: 'b@example.dk' });
		expect(mail!.text).toContain('Firma a spørger, om Firma b vil være medarrangør');
		expect(mail!.text).toContain('/min-organisation/b/begivenheder');
		expect(more).toEqual([]);

		await answer(db, theirs, slug, 'accepted');
		await answer(db, theirs, slug, 'accepted');
		expect(await shownIn(db, slug, theirs, toward)).toEqual(everywhere);
		await answer(db, theirs, slug, 'left');
		expect(await shownIn(db, slug, theirs, toward)).toEqual([]);
		const log = await db
			.selectFrom('auditEntry')
			.select(['verb', 'organisationId'])
			.where('verb', 'like', 'event.co%')
			.orderBy('id')
			.execute();
		expect(log).toEqual(
			['asked', 'accepted', 'left'].map((said) => ({
				verb: `event.co_organiser_${said}`,
				organisationId: theirs.id,
			})),
		);
	});

	test('is written to where its editors have shown that the address is theirs', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const people = [
			{ email: 'editor@example.dk', role: 'editor', confirmed: true },
			{ email: 'reporter@example.dk', role: 'reporter', confirmed: true },
			{ email: 'unproven@example.dk', role: 'editor', confirmed: false },
		] as const;
		for (const { role, ...known } of people) await joined(db, await makePerson(db, known), theirs, role);
		await heldBy(db, mine, [theirs]);
		expect((await mails(db)).map(({ toAddress }) => toAddress)).toEqual([
			'b@example.dk',
			'editor@example.dk',
		]);
	});

	test('answers for itself: nobody else does', async ({ db }) => {
		const [mine, theirs, other] = [
			await organisation(db, 'a'),
			await organisation(db, 'b'),
			await organisation(db, 'c'),
		];
		const slug = await heldBy(db, mine, [theirs]);
		const tries = [
			() => answerAsk(db, mine.as('owner'), theirs.slug, slug, 'accepted'),
			() => answerAsk(db, mine.as('owner'), mine.slug, slug, 'accepted'),
			() => answerAsk(db, other.as('owner'), other.slug, slug, 'accepted'),
			() => answerAsk(db, theirs.as('reporter'), theirs.slug, slug, 'accepted'),
			() => answerAsk(db, visitor, theirs.slug, slug, 'declined'),
		];
		for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 404 });
		await expect(answer(db, theirs, slug, 'left')).rejects.toMatchObject(refused('event_ask_gone'));
		expect(await stateOf(db, slug, theirs)).toBe('asked');
	});

	test('that said no or left is left in peace for 30 days', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const slug = await heldBy(db, mine, [theirs]);
		await answer(db, theirs, slug, 'declined');
		await choose(db, mine, slug, []);
		expect(await stateOf(db, slug, theirs)).toBe('declined');
		try {
			setClock(daysLater(29));
			await expect(choose(db, mine, slug, [theirs])).rejects.toMatchObject(refused('event_ask_declined'));
			setClock(daysLater(30));
			await choose(db, mine, slug, [theirs]);
			expect(await stateOf(db, slug, theirs)).toBe('asked');
			expect(await mails(db)).toHaveLength(2);
			await answer(db, theirs, slug, 'accepted');
			await answer(db, theirs, slug, 'left');
			await expect(choose(db, mine, slug, [theirs])).rejects.toMatchObject(refused('event_ask_declined'));
		} finally {
			setClock(today);
		}
	});

	test('that is taken out and put back is asked anew, but not mailed for every click', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const slug = await heldBy(db, mine, [theirs]);
		for (let i = 0; i < 3; i++) {
			await choose(db, mine, slug, []);
			expect(await stateOf(db, slug, theirs)).toBe('withdrawn');
			await expect(answer(db, theirs, slug, 'accepted')).rejects.toMatchObject(refused('event_ask_gone'));
			await choose(db, mine, slug, [theirs]);
		}
		expect(await stateOf(db, slug, theirs)).toBe('asked');
		expect(await mails(db)).toHaveLength(1);
		await answer(db, theirs, slug, 'accepted');
		await choose(db, mine, slug, [theirs]);
		expect(await stateOf(db, slug, theirs)).toBe('accepted');
	});

	test('is asked anew for a copy, and forgotten with a draft’s tick', async ({ db }) => {
		const [mine, yes, no] = [
			await organisation(db, 'a'),
			await organisation(db, 'b'),
			await organisation(db, 'c'),
		];
		const slug = await heldBy(db, mine, [yes, no]);
		await answer(db, yes, slug, 'accepted');
		await answer(db, no, slug, 'declined');
		const copy = slugOf(await events.copyEvent(db, mine.as('editor'), mine.slug, slug));
		expect([await stateOf(db, copy, yes), await stateOf(db, copy, no)]).toEqual(['named', undefined]);
		await choose(db, mine, copy, []);
		expect(await stateOf(db, copy, yes)).toBeUndefined();
	});

	test('of two answers at once gives one', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		for (let i = 0; i < 5; i++) {
			const slug = await heldBy(db, mine, [theirs]);
			const said = await Promise.allSettled([
				answer(db, theirs, slug, 'accepted'),
				answer(db, theirs, slug, 'declined'),
				answer(db, theirs, slug, 'accepted'),
			]);
			const state = await stateOf(db, slug, theirs);
			const heard = said.map(({ status }) => status === 'fulfilled');
			expect(heard).toEqual(state === 'accepted' ? [true, false, true] : [false, true, false]);
		}
	});

	test('is asked among no more than a few dozen', async ({ db }) => {
		const mine = await organisation(db, 'a');
		const others = [];
		for (let i = 0; i < 25; i++) others.push(await organisation(db, `anden-${i}`));
		const slug = await heldBy(db, mine, others.slice(0, 8));
		for (const begin of [8, 16]) await choose(db, mine, slug, others.slice(begin, begin + 8));
		await expect(choose(db, mine, slug, others.slice(24))).rejects.toMatchObject(refused('event_ask_many'));
	});
});

test('the database lets nobody take part who has not said yes', async ({ db }) => {
	const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
	const slug = await heldBy(db, mine, [theirs]);
	const { id: eventId } = (await findEvent(db, slug))!;
	const at = now();
	const table = db.updateTable('eventOrganiser').where('eventId', '=', eventId);
	const other = await organisation(db, 'c');
	const row = { eventId, organisationId: other.id, askedAt: at };
	const insert = db.insertInto('eventOrganiser');
	const cases: [string, { execute: () => Promise<unknown> }][] = [
		['event_organiser_step', insert.values({ ...row, state: 'accepted', decidedAt: at })],
		['event_organiser_other', insert.values({ ...row, organisationId: mine.id, state: 'asked' })],
		[
			'event_organiser_own_answer',
			table.set({ state: 'accepted', decidedAt: at, decidedBy: mine.as('owner').person!.id }),
		],
		['event_organiser_decided', table.set({ state: 'withdrawn' })],
		['event_organiser_step', table.set({ state: 'left', decidedAt: at })],
	];
	for (const [constraint, work] of cases)
		await expect(work.execute()).rejects.toMatchObject({ constraint_name: constraint });
	await answer(db, theirs, slug, 'declined');
	const again = table.set({ state: 'asked', askedAt: daysLater(29), decidedAt: null, decidedBy: null });
	await expect(again.execute()).rejects.toMatchObject({ constraint_name: 'event_organiser_left_in_peace' });
});

plain('what becomes of an organisation when the form is saved', () => {
	const at = daysLater(0);
	const known = (state: CoOrganiserState, days: number) => ({
		state,
		askedAt: daysLater(-days),
		decidedAt: daysLater(-days),
	});
	const table: [ReturnType<typeof known> | undefined, boolean, boolean, Step][] = [
		[undefined, true, false, 'name'],
		[undefined, true, true, 'ask'],
		[known('named', 0), true, false, 'keep'],
		[known('named', 0), true, true, 'ask'],
		[known('named', 0), false, false, 'forget'],
		[known('asked', 1), true, true, 'keep'],
		[known('asked', 1), false, true, 'withdraw'],
		[known('accepted', 1), true, true, 'keep'],
		[known('accepted', 1), false, true, 'withdraw'],
		[known('declined', 29), true, true, 'refuse'],
		[known('declined', 30), true, true, 'ask'],
		[known('declined', 40), false, true, 'keep'],
		[known('left', 29), true, true, 'refuse'],
		[known('left', 30), true, true, 'ask'],
		[known('withdrawn', 29), true, true, 'ask_quietly'],
		[known('withdrawn', 30), true, true, 'ask'],
		[known('withdrawn', 1), false, true, 'keep'],
	];
	expect(table.map(([row, chosen, isPublic]) => stepFor(row, { chosen, isPublic, at }))).toEqual(
		table.map(([, , , step]) => step),
	);
});
