import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import { coOrganisersOf } from '#lib/events/co-organisers/co-organiser-queries.server.ts';
import * as events from '#lib/events/events.server.ts';
import { openPairs, pairsSaidDifferent } from '#lib/events/look-alikes/look-alike-queries.server.ts';
import { flagLookAlikes, lookAgain, sayDifferent } from '#lib/events/look-alikes/look-alikes.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import {
	alikeFor,
	eventPage,
	followMerge,
	lookAlikes,
	upcomingEventsOf,
} from '#lib/events/readers.server.ts';
import {
	confirmRegistration,
	findRegistration,
	signUp,
} from '#lib/events/registrations/registrations.server.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import {
	comes,
	makeEvent,
	organisation,
	type TestOrganisation,
} from '../../../../tests/support/cast/events.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const place = { address: 'Rentemestervej 62', lat: 55.7105, lng: 12.5301 };
const refused = (code: string) => ({ name: 'Refused', code });

const moderatorOf = (db: Database): Promise<Actor> => person(db, 'moderator');

const spisning = (db: Database, { id }: TestOrganisation, given: Parameters<typeof makeEvent>[2] = {}) =>
	makeEvent(db, id, { title: 'Fællesspisning i gården', ...place, ...given });

const flagged = async (db: Database, slug: string) => {
	const event = found(await findEvent(db, slug));
	await db.transaction().execute((trx) => flagLookAlikes(trx, event));
};
const pairs = async (db: Database) => (await openPairs(db, now(), { limit: 10 })).rows;
const statesOf = async (db: Database, slug: string) => {
	const { id } = found(await findEvent(db, slug));
	const rows = await db
		.selectFrom('registration')
		.select(['email', 'state'])
		.where('eventId', '=', id)
		.orderBy('email')
		.orderBy('state')
		.execute();
	return rows.map(({ email, state }) => `${email.split('@')[0]} ${state}`);
};

describe('look-alikes', () => {
	test('are asked about before an event is published, which is possible all the same', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const there = await spisning(db, one);
		const draft = await spisning(db, other, { title: 'Faellesspisning i gaarden!', state: 'draft' });
		const editor = other.as('editor');
		const stored = found(await findEvent(db, draft.slug));
		expect((await alikeFor(db, editor, stored)).map(({ slug }) => slug)).toEqual([there.slug]);
		const publish = (notTheSame: boolean) =>
			events.publishEvent(db, editor, other.slug, draft.slug, { wordingRead: false, notTheSame });
		await expect(publish(false)).rejects.toMatchObject(refused('event_looks_alike'));
		expect(await pairs(db)).toEqual([]);
		await publish(true);
		expect(await pairs(db)).toMatchObject([{ one: { slug: there.slug }, other: { slug: draft.slug } }]);
	});

	test('that the municipality has called different are so until it looks again', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const [a, b] = [await spisning(db, one), await spisning(db, other)];
		await flagged(db, a.slug);
		await flagged(db, b.slug);
		expect(await pairs(db)).toHaveLength(1);
		await expect(sayDifferent(db, one.as('owner'), { event: a.id, other: b.id })).rejects.toMatchObject({
			status: 404,
		});
		await sayDifferent(db, await moderatorOf(db), { event: b.id, other: a.id });
		await flagged(db, a.slug);
		expect(await pairs(db)).toEqual([]);
		expect(await lookAlikes(db, found(await findEvent(db, a.slug)))).toEqual([]);
		const saidDifferent = () => pairsSaidDifferent(db, now(), 10);
		expect(await saidDifferent()).toMatchObject([{ eventId: a.id, otherId: b.id }]);
		const again = async (actor: Actor) => lookAgain(db, actor, { event: b.id, other: a.id });
		await expect(again(one.as('owner'))).rejects.toMatchObject({ status: 404 });
		await again(await moderatorOf(db));
		await again(await moderatorOf(db));
		expect(await pairs(db)).toMatchObject([{ eventId: a.id, otherId: b.id }]);
		expect(await saidDifferent()).toEqual([]);
		const trail = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', '=', 'event.looked_at_again')
			.execute();
		expect(trail).toHaveLength(1);
	});

	test('of what is off, over or hidden are not asked about', async ({ db }) => {
		const [one, hidden] = [await organisation(db, 'gaarden'), await organisation(db, 'skjult', 'suspended')];
		await spisning(db, one, { state: 'cancelled' });
		await spisning(db, one, { state: 'draft' });
		await spisning(db, hidden);
		const event = found(await findEvent(db, (await spisning(db, one)).slug));
		expect(await lookAlikes(db, event)).toEqual([]);
	});
});

describe('a merged event', () => {
	test('leads to the one that is kept, is on no list, and cannot come back', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const [kept, first, second] = [
			await spisning(db, one),
			await spisning(db, other),
			await spisning(db, other),
		];
		const moderator = await moderatorOf(db);
		await mergeEvents(db, other.as('editor'), { from: first.slug, into: second.slug });
		await mergeEvents(db, moderator, { from: second.slug, into: kept.slug });
		// Whoever comes by the oldest address is there in one step.
		for (const { slug } of [first, second])
			await expect(eventPage(db, visitor, slug, { rest: '/poster' })).rejects.toMatchObject({
				status: 301,
				location: `/begivenheder/${kept.slug}/plakat`,
			});
		expect(await upcomingEventsOf(db, other.id, 10)).toEqual([]);
		await expect(
			events.publishEvent(db, other.as('editor'), other.slug, first.slug, { wordingRead: true }),
		).rejects.toMatchObject(refused('event_closed'));
		await expect(
			db.updateTable('event').set({ state: 'published' }).where('id', '=', first.id).execute(),
		).rejects.toThrow('event_merged_is_hidden');
		expect(await pairs(db)).toEqual([]);
	});

	test('takes seats, the queue and the links in mails along, and tells each once', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const kept = await spisning(db, one, { capacity: 4 });
		const from = await spisning(db, other, { capacity: 2 });
		await comes(db, kept.slug, 'begge@prove.example');
		for (const name of ['begge', 'ny', 'venter']) await comes(db, from.slug, `${name}@prove.example`);
		await signUp(
			db,
			from.slug,
			{ name: 'Ubekræftet', email: 'spurgt@prove.example' },
			{
				actor: visitor,
				clientAddress: '::1',
			},
		);
		const [link] = await mailsTo(db, 'spurgt@prove.example');
		const secret = /tilmelding\/([\w-]+)/.exec(link!.text)![1]!;
		const moderator = await moderatorOf(db);
		await Promise.all([1, 2].map(() => mergeEvents(db, moderator, { from: from.slug, into: kept.slug })));
		expect(await statesOf(db, kept.slug)).toEqual([
			'begge cancelled',
			'begge confirmed',
			'ny confirmed',
			'spurgt unconfirmed',
			'venter offered',
		]);
		expect(await statesOf(db, from.slug)).toEqual([]);
		const subjects = async (name: string) =>
			(await mailsTo(db, `${name}@prove.example`)).filter(({ subject }) => subject.includes('flyttet'))
				.length;
		expect([await subjects('ny'), await subjects('venter'), await subjects('begge')]).toEqual([1, 1, 0]);
		await expect(followMerge(db, from.slug, `/registration/${secret}`)).rejects.toMatchObject({
			status: 301,
			location: `/begivenheder/${kept.slug}/tilmelding/${secret}`,
		});
		await confirmRegistration(db, kept.slug, secret, { name: 'Sanne' });
		expect((await findRegistration(db, kept.slug, secret))?.registration.state).toBe('confirmed');
	});

	test('whose organiser is asked holds the other with it once it has said yes', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const [kept, from] = [await spisning(db, one), await spisning(db, other)];
		await mergeEvents(db, await moderatorOf(db), { from: from.slug, into: kept.slug });
		expect(await coOrganisersOf(db, kept.id)).toMatchObject([{ slug: 'nabo', state: 'asked' }]);
		expect((await findEvent(db, kept.slug))?.coOrganisers).toEqual([]);
		await answerAsk(db, other.as('editor'), other.slug, kept.slug, 'accepted');
		expect((await findEvent(db, kept.slug))?.coOrganisers).toMatchObject([{ slug: 'nabo' }]);
		expect((await mailsTo(db, 'nabo@example.dk')).map(({ subject }) => subject)).toContain(
			'Slået sammen: Fællesspisning i gården',
		);
	});

	test('is refused where it would take a seat from somebody, or is not theirs', async ({ db }) => {
		const [one, other] = [await organisation(db, 'gaarden'), await organisation(db, 'nabo')];
		const full = await spisning(db, one, { capacity: 1 });
		const without = await spisning(db, one, { signUp: 'none' });
		const off = await spisning(db, one, { state: 'cancelled' });
		const from = await spisning(db, other);
		await comes(db, full.slug, 'en@prove.example');
		await comes(db, from.slug, 'to@prove.example');
		const moderator = await moderatorOf(db);
		const merged = (into: string, actor: Actor = moderator) =>
			mergeEvents(db, actor, { from: from.slug, into });
		await expect(merged(full.slug)).rejects.toMatchObject(refused('event_merge_full'));
		await expect(merged(without.slug)).rejects.toMatchObject(refused('event_merge_no_sign_up'));
		await expect(merged(off.slug)).rejects.toMatchObject(refused('event_merge_closed'));
		await expect(merged(from.slug)).rejects.toMatchObject(refused('event_merge_closed'));
		await expect(merged(full.slug, other.as('owner'))).rejects.toMatchObject({ status: 404 });
		expect(await statesOf(db, from.slug)).toEqual(['to confirmed']);
	});
});
