import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { eventPage, upcomingEventsOf } from '#lib/events/readers.server.ts';
import { publishEvent } from '#lib/events/events.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { flagInput } from '#lib/moderation/input.ts';
import { closeFlag, flag, forgetFlags, reopenFlag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity, ownTakedown, takedownsOfTheCity } from '#lib/moderation/readers.server.ts';
import {
	appeal,
	decideTakedown,
	reopenTakedown,
	takeListingDown,
} from '#lib/moderation/takedowns/takedowns.server.ts';
import { opportunityPage } from '#lib/opportunities/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import * as v from 'valibot';
import { comes, makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { joinAs, person } from '../../../tests/support/cast/people.ts';
import { mailsTo } from '../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const refused = (code: string) => ({ name: 'Refused', code });
const notFound = { status: 404 };
const reason = { reason: 'misleading', words: 'Der er ingen gårdfest på adressen.' } as const;
const said = (changes: object = {}) =>
	v.parse(flagInput, { reason: 'not_happening', words: 'Jeg var der. Her er ingen fest.', ...changes });
const here = { clientAddress: '192.0.2.1' };
const municipal = (db: Database, role: MunicipalRole = 'moderator') => person(db, role);
const openFlags = async (db: Database) =>
	(await flagsOfTheCity(db, await municipal(db), { state: 'open', reason: null }, null)).flags;

async function party(db: Database) {
	const org = await organisation(db, 'gaarden');
	const event = await makeEvent(db, org.id, { title: 'Gårdfest', publishedAt: new Date('2026-11-01') });
	return { org, event, about: { kind: 'events', slug: event.slug } as const };
}
const takedownOf = async (db: Database, id: number) =>
	found(await ownTakedown(db, { kind: 'events', id, takenDownAt: new Date() }));

describe('what readers say is wrong', () => {
	test('comes before the moderators, who close it with a reason; the answer says nothing', async ({ db }) => {
		const { about } = await party(db);
		await flag(db, about, said({ email: 'laeser@prove.example' }), here);
		const [open] = await openFlags(db);
		expect(open).toMatchObject({ reason: 'not_happening', about: { kind: 'events', title: 'Gårdfest' } });
		const closing = { flag: open!.id, outcome: 'nothing_wrong', note: 'Ringede til dem' } as const;
		await expect(closeFlag(db, await municipal(db, 'auditor'), closing)).rejects.toMatchObject(notFound);
		const moderator = await municipal(db);
		await closeFlag(db, moderator, closing);
		await closeFlag(db, moderator, closing);
		expect(await openFlags(db)).toEqual([]);
		const mails = await mailsTo(db, 'laeser@prove.example');
		expect(mails).toHaveLength(1);
		for (const word of ['Gårdfest', 'ingen fest', 'Ringede']) expect(mails[0]!.text).not.toContain(word);
	});

	test('closed by mistake is opened again with its note, and answered once', async ({ db }) => {
		const { about } = await party(db);
		await flag(db, about, said({ email: 'laeser@prove.example' }), here);
		const id = (await openFlags(db))[0]!.id;
		const moderator = await municipal(db);
		const closing = { flag: id, outcome: 'nothing_wrong', note: 'Ringede til dem' } as const;
		await closeFlag(db, moderator, closing);
		const again = async (role: MunicipalRole = 'moderator') =>
			reopenFlag(db, await municipal(db, role), { flag: id });
		await expect(again('auditor')).rejects.toMatchObject(notFound);
		await again();
		await again();
		expect(await openFlags(db)).toMatchObject([
			{ id, note: 'Ringede til dem', outcome: null, closedAt: null },
		]);
		await closeFlag(db, moderator, { ...closing, outcome: 'put_right' });
		expect(await mailsTo(db, 'laeser@prove.example')).toHaveLength(1);
	});

	test('is not opened again where the page was taken down', async ({ db }) => {
		const { about } = await party(db);
		await flag(db, about, said(), here);
		const id = (await openFlags(db))[0]!.id;
		const moderator = await municipal(db);
		await takeListingDown(db, moderator, about, reason);
		await expect(reopenFlag(db, moderator, { flag: id })).rejects.toMatchObject(
			refused('flag_closed_by_takedown'),
		);
	});

	test('is about what is shown, and not too much from one place', async ({ db }) => {
		const { org, about } = await party(db);
		await flag(db, { kind: 'partners', slug: org.slug }, said(), here);
		const hidden = await makeEvent(db, org.id, { state: 'draft' });
		for (const slug of [hidden.slug, 'findes-ikke'])
			await expect(flag(db, { kind: 'events', slug }, said(), here)).rejects.toMatchObject(notFound);
		for (let i = 0; i < 3; i++) await flag(db, about, said(), here);
		await expect(flag(db, about, said(), here)).rejects.toMatchObject(refused('too_many_flags'));
		await flag(db, about, said(), { clientAddress: '198.51.100.7' });
	});

	test('is forgotten after its term, looked at or not', async ({ db }) => {
		const { about } = await party(db);
		await flag(db, about, said(), here);
		await flag(db, about, said(), here);
		const [first] = await openFlags(db);
		await closeFlag(db, await municipal(db), { flag: first!.id, outcome: 'put_right', note: '' });
		const left = async (day: string) => {
			setClock(`${day}T12:00:00Z`);
			await forgetFlags.handle(db, {});
			setClock('2026-11-22T12:00:00Z');
			return (await db.selectFrom('flag').select('id').execute()).length;
		};
		expect([await left('2027-02-19'), await left('2027-02-22'), await left('2027-11-23')]).toEqual([2, 1, 0]);
	});
});

describe('what the municipality takes down', () => {
	test('is off at once, says why, and is told to who signed up and to the organisation', async ({ db }) => {
		const { org, event, about } = await party(db);
		await comes(db, event.slug, 'gaest@prove.example');
		await flag(db, about, said({ email: 'laeser@prove.example' }), here);
		await takeListingDown(db, await municipal(db), about, reason);
		for (const actor of [visitor, org.as('owner')])
			await expect(eventPage(db, actor, event.slug)).rejects.toMatchObject({
				status: 410,
				body: { takenDown: 'misleading' },
			});
		expect(await upcomingEventsOf(db, org.id, 5)).toEqual([]);
		const { sequence } = found(await findEvent(db, event.slug));
		await tellRegistered.handle(db, { eventId: event.id, sequence });
		const [, told] = await mailsTo(db, 'gaest@prove.example');
		expect(told).toMatchObject({ subject: 'Taget ned: Gårdfest' });
		const { calendar } = await db
			.selectFrom('mail')
			.select('calendar')
			.orderBy('id')
			.where('subject', 'like', 'Taget ned%')
			.executeTakeFirstOrThrow();
		expect(calendar).toContain('STATUS:CANCELLED');
		const [letter] = await mailsTo(db, 'gaarden@example.dk');
		expect(letter!.text).toContain(reason.words);
		expect(letter!.text).not.toContain('laeser');
		expect(await mailsTo(db, 'laeser@prove.example')).toHaveLength(1);
		expect(await openFlags(db)).toEqual([]);
		const publish = publishEvent(db, org.as('editor'), org.slug, event.slug, { wordingRead: true });
		await expect(publish).rejects.toMatchObject(refused('listing_taken_down'));
		const weekly = { rule: 'FREQ=WEEKLY', extraDates: [], exceptDates: [], skipHolidays: false };
		const repeat = repeatEvent(db, org.as('editor'), org.slug, event.slug, weekly);
		await expect(repeat).rejects.toMatchObject(refused('listing_taken_down'));
		await expect(
			db.updateTable('event').set({ state: 'published' }).where('id', '=', event.id).execute(),
		).rejects.toThrow('event_taken_down_is_hidden');
	});

	test('is appealed once, and decided by another than who took it down', async ({ db }) => {
		const { org, event, about } = await party(db);
		const [first, another] = [await municipal(db), await municipal(db, 'consultant')];
		await takeListingDown(db, first, about, reason);
		const say = (by = org.as('editor')) => appeal(db, by, org.slug, about, 'Festen er i baggården.');
		await expect(say(org.as('reader'))).rejects.toMatchObject(notFound);
		await say();
		await expect(say()).rejects.toMatchObject(refused('takedown_appealed'));
		const { id } = await takedownOf(db, event.id);
		const decide = (actor: typeof first, decision: 'restored' | 'upheld') =>
			decideTakedown(db, actor, { takedown: id, decision, words: 'Vi har set på det.' });
		await expect(decide(first, 'upheld')).rejects.toMatchObject(refused('takedown_not_yours'));
		await expect(decide(first, 'restored')).rejects.toMatchObject(refused('takedown_not_yours'));
		const [row] = (await takedownsOfTheCity(db, first, { state: 'appealed' }, null)).takedowns;
		expect(row).toMatchObject({ appeal: 'Festen er i baggården.', decisions: [] });
		expect(row).not.toHaveProperty('takenDownBy');
		await decide(another, 'restored');
		await decide(another, 'restored');
		await expect(decide(another, 'upheld')).rejects.toMatchObject(refused('takedown_decided'));
		expect((await eventPage(db, visitor, event.slug)).event.state).toBe('published');
		const subjects = (await mailsTo(db, 'gaarden@example.dk')).map(({ subject }) => subject);
		expect(subjects.filter((subject) => subject === 'Oppe igen: Gårdfest')).toHaveLength(1);
		await takeListingDown(db, another, about, reason);
	});

	test('and upheld by mistake waits again, opened by another than who took it down', async ({ db }) => {
		const { org, event, about } = await party(db);
		const [first, another] = [await municipal(db), await municipal(db, 'consultant')];
		await takeListingDown(db, first, about, reason);
		const { id } = await takedownOf(db, event.id);
		const reopen = (actor: typeof first) =>
			reopenTakedown(db, actor, { takedown: id, words: 'Vi så på en anden gård.' });
		const decide = (decision: 'restored' | 'upheld') =>
			decideTakedown(db, another, { takedown: id, decision, words: 'Vi har set på det.' });
		await expect(reopen(another)).rejects.toMatchObject(refused('takedown_not_upheld'));
		await appeal(db, org.as('editor'), org.slug, about, 'Festen er i baggården.');
		await decide('upheld');
		await expect(reopen(first)).rejects.toMatchObject(refused('takedown_not_yours'));
		for (const actor of [org.as('owner'), await municipal(db, 'auditor')])
			await expect(reopen(actor)).rejects.toMatchObject(notFound);
		setClock('2026-11-24T12:00:00Z');
		const list = async (state: 'upheld' | 'appealed', actor = another) =>
			(await takedownsOfTheCity(db, actor, { state }, null)).takedowns;
		expect(await list('upheld')).toMatchObject([{ mayReopen: true }]);
		expect(await list('upheld', first)).toMatchObject([{ mayReopen: false }]);
		await reopen(another);
		await reopen(another);
		expect(await list('upheld')).toEqual([]);
		expect(await list('appealed')).toMatchObject([
			{ reopenedWords: 'Vi så på en anden gård.', decisions: ['restored', 'upheld'] },
		]);
		await expect(eventPage(db, visitor, event.slug)).rejects.toMatchObject({ status: 410 });
		await decide('upheld');
		await reopen(another);
		await decide('restored');
		expect((await eventPage(db, visitor, event.slug)).event.state).toBe('published');
		await expect(reopen(another)).rejects.toMatchObject(refused('takedown_not_upheld'));
		const kept = await db.selectFrom('takedownReopening').selectAll().orderBy('id').execute();
		expect(kept).toMatchObject([
			{ decisionWords: 'Vi har set på det.', decidedBy: another.person.id, reopenedBy: another.person.id },
			{ waitedSince: new Date('2026-11-24T12:00:00Z') },
		]);
		const subjects = (await mailsTo(db, 'gaarden@example.dk')).map(({ subject }) => subject);
		expect(subjects.filter((subject) => subject.includes('klage igen'))).toHaveLength(2);
		setClock('2026-11-22T12:00:00Z');
	});

	test('stays decided in the database until it is opened with its decision', async ({ db }) => {
		const { org, event, about } = await party(db);
		const [first, another] = [await municipal(db), await municipal(db)];
		await takeListingDown(db, first, about, reason);
		const { id } = await takedownOf(db, event.id);
		await appeal(db, org.as('editor'), org.slug, about, 'Festen er i baggården.');
		await decideTakedown(db, another, { takedown: id, decision: 'upheld', words: 'Vi har set på det.' });
		const nothing = { decision: null, decisionWords: null, decidedAt: null };
		const clear = db.updateTable('takedown').set(nothing).where('id', '=', id);
		await expect(clear.execute()).rejects.toThrow(/stands until it is opened/);
		const { decidedAt, appealedAt } = await takedownOf(db, event.id);
		const row = {
			takedownId: id,
			decisionWords: 'Vi har set på det.',
			decidedAt: decidedAt!,
			words: 'En fejl',
		};
		const open = (changes: object) =>
			db
				.insertInto('takedownReopening')
				.values({
					...{ ...row, waitedSince: appealedAt!, reopenedAt: new Date(), reopenedBy: another.person.id },
					...changes,
				})
				.execute();
		await expect(open({ decisionWords: 'Noget andet' })).rejects.toThrow(/with its decision/);
		await expect(open({ reopenedBy: first.person.id })).rejects.toThrow(/another than who took it down/);
	});

	test('without an appeal is put back by anybody who moderates; nothing is upheld that nobody asked', async ({
		db,
	}) => {
		const { event, about } = await party(db);
		const first = await municipal(db);
		await takeListingDown(db, first, about, reason);
		const { id } = await takedownOf(db, event.id);
		const words = 'Det var en fejl.';
		const upheld = decideTakedown(db, first, { takedown: id, decision: 'upheld', words });
		await expect(upheld).rejects.toMatchObject(refused('takedown_not_yours'));
		await decideTakedown(db, first, { takedown: id, decision: 'restored', words });
		expect((await eventPage(db, visitor, event.slug)).event.state).toBe('published');
	});

	test('comes back as it stood: a closed opportunity closed', async ({ db }) => {
		const { org } = await party(db);
		const { id, slug } = await db
			.insertInto('opportunity')
			.values({
				organisationId: org.id,
				slug: 'laereplads',
				kind: 'apprenticeship',
				title: 'Læreplads',
				description: 'Kom og lær',
				places: 1,
				contactEmail: 'job@gaarden.example',
				deadlineOn: '2026-12-24',
				state: 'closed',
			})
			.returning(['id', 'slug'])
			.executeTakeFirstOrThrow();
		const about = { kind: 'opportunities', slug } as const;
		const moderator = await municipal(db);
		await takeListingDown(db, moderator, about, reason);
		await expect(opportunityPage(db, visitor, slug)).rejects.toMatchObject({ status: 410 });
		const down = found(await ownTakedown(db, { kind: 'opportunities', id, takenDownAt: new Date() }));
		await decideTakedown(db, moderator, { takedown: down.id, decision: 'restored', words: 'En fejl.' });
		expect((await opportunityPage(db, visitor, slug)).standing).toBe('closed');
	});

	test('of one’s own organisation is for a colleague, and drafts are nobody’s to take down', async ({
		db,
	}) => {
		const { org, about } = await party(db);
		const bound = await municipal(db);
		await joinAs(db, org.id, bound.person.id, 'reader');
		await expect(takeListingDown(db, bound, about, reason)).rejects.toMatchObject(refused('own_case'));
		const { slug } = await makeEvent(db, org.id, { state: 'draft' });
		await expect(
			takeListingDown(db, await municipal(db), { kind: 'events', slug }, reason),
		).rejects.toMatchObject(refused('listing_not_public'));
	});
});
