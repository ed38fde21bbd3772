import { afterEach, beforeEach, describe, expect } from 'vitest';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { endPartnership } from '#lib/partnerships/ending/ending.server.ts';
import { isInForce, standingOn } from '#lib/partnerships/partnership.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { proposePartnership, signPartnership } from '#lib/partnerships/partnerships.server.ts';
import * as read from '#lib/partnerships/readers.server.ts';
import { endOver, remindOfRenewal, renewPartnership } from '#lib/partnerships/ending/renewals.server.ts';
import { addOrganisation, asSigner, type Cast, draft } from '../../../../tests/support/cast/partnerships.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-01-02T12:00:00Z'));
afterEach(() => setClock(null));

const here = async (db: Database, slug: string) => (await partnershipBySlug(db, slug))!;
const standing = async (db: Database, slug: string) =>
	standingOn(await here(db, slug), copenhagenDate(now()));
const pair = async (db: Database): Promise<[Cast, Cast]> => [
	await addOrganisation(db, 'Tovholder', 'business'),
	await addOrganisation(db, 'Skolen', 'school'),
];
async function signedBy(db: Database, slug: string, [lead, ...others]: Cast[]) {
	await proposePartnership(db, lead!.owner.actor, lead!.slug, slug, asSigner);
	for (const one of others) await signPartnership(db, one.owner.actor, one.slug, slug, asSigner);
}
/** Active from January to the last day of 2026. */
async function thisYear(db: Database, cast: [Cast, Cast], endsOn = '2026-12-31') {
	const slug = await draft(db, cast[0], [cast[1]]);
	await db
		.updateTable('partnership')
		.set({ startsOn: '2026-01-01', endsOn })
		.where('slug', '=', slug)
		.execute();
	await signedBy(db, slug, cast);
	return slug;
}
const renew = (db: Database, who: Cast, slug: string) =>
	renewPartnership(db, who.signatory.actor, who.slug, slug);
const reminders = async (db: Database) =>
	(
		await db.selectFrom('mail').select(['toAddress', 'locale', 'subject', 'text']).orderBy('id').execute()
	).filter(({ subject }) => / (udløber|ends) /.test(subject));

describe('over New Year', () => {
	test.for([
		['2026-10-01T12:00:00Z', 'active'],
		['2026-10-02T12:00:00Z', 'due_for_renewal'],
		['2026-12-31T22:59:59Z', 'due_for_renewal'],
		['2026-12-31T23:00:00Z', 'ended'],
	] as const)('at %s it is %s, whether or not the job has run', async ([at, expected], { db }) => {
		const cast = await pair(db);
		const slug = await thisYear(db, cast);
		setClock(at);
		expect(await standing(db, slug)).toBe(expected);
		await endOver(db);
		expect(await standing(db, slug)).toBe(expected);
		expect((await here(db, slug)).state).toBe(expected === 'ended' ? 'ended' : 'active');
		const active = (await read.partnershipNumbers(db)).active === 1;
		expect(active).toBe(isInForce(expected));
	});
	test('in summer time the last minute is an hour earlier by the world’s clock', async ({ db }) => {
		const slug = await thisYear(db, await pair(db), '2026-10-24');
		setClock('2026-10-24T21:59:59Z');
		expect(await standing(db, slug)).toBe('due_for_renewal');
		setClock('2026-10-24T22:00:00Z');
		expect(await standing(db, slug)).toBe('ended');
		await endOver(db);
		await endOver(db);
		expect((await here(db, slug)).stateChangedAt.toISOString()).toBe('2026-10-24T21:59:59.000Z');
		const told = await db
			.selectFrom('mail')
			.select('id')
			.where('subject', 'like', '%slut som aftalt%')
			.execute();
		expect(told).toHaveLength(4);
	});
	test('the day the clocks go back is one whole day', async ({ db }) => {
		const slug = await thisYear(db, await pair(db), '2026-10-25');
		setClock('2026-10-25T22:59:59Z');
		expect(await standing(db, slug)).toBe('due_for_renewal');
		setClock('2026-10-25T23:00:00Z');
		expect(await standing(db, slug)).toBe('ended');
	});
});

describe('renewing', () => {
	test('a draft of the same, for the next year; signed by all it takes over where the old one ends', async ({
		db,
	}) => {
		const cast = await pair(db);
		const [lead, school] = cast;
		const slug = await thisYear(db, cast);
		await expect(renew(db, lead, slug)).rejects.toMatchObject({ code: 'partnership_not_due' });
		setClock('2026-11-22T12:00:00Z');
		await expect(renew(db, school, slug)).rejects.toMatchObject({ status: 404 });
		const [next, again] = await Promise.all([renew(db, lead, slug), renew(db, lead, slug)]);
		expect(next).toBe(again);
		const drafted = await here(db, next);
		const old = await here(db, slug);
		expect(drafted).toMatchObject({
			state: 'draft',
			startsOn: '2027-01-01',
			endsOn: '2027-12-31',
			renews: { slug },
			purpose: old.purpose,
			goals: old.goals,
			districts: old.districts,
			title: old.title,
		});
		expect(drafted.parties.map(({ name, brings, required }) => [name, brings, required])).toEqual(
			old.parties.map(({ name, brings, required }) => [name, brings, required]),
		);
		expect(old.renewal).toMatchObject({ slug: next, state: 'draft' });
		expect(await standing(db, slug)).toBe('due_for_renewal');

		await signedBy(db, next, cast);
		expect(await standing(db, slug)).toBe('active');
		expect(await standing(db, next)).toBe('upcoming');
		setClock('2026-12-31T23:30:00Z');
		expect(await standing(db, slug)).toBe('renewed');
		await endOver(db);
		expect((await here(db, slug)).state).toBe('renewed');
		expect((await here(db, next)).state).toBe('active');
		const told = await db
			.selectFrom('mail')
			.select('id')
			.where('subject', 'like', 'Den nye aftale tager over%')
			.execute();
		expect(told).toHaveLength(4);
	});
	test('signed too late, the old one still becomes renewed; a renewal that was given up can be made again', async ({
		db,
	}) => {
		const cast = await pair(db);
		const [lead] = cast;
		const slug = await thisYear(db, cast);
		setClock('2026-12-20T12:00:00Z');
		const first = await renew(db, lead, slug);
		await endPartnership(db, lead.owner.actor, lead.slug, first, { endReason: 'Vi begynder forfra' });
		const next = await renew(db, lead, slug);
		expect(next).not.toBe(first);
		setClock('2027-01-05T12:00:00Z');
		await endOver(db);
		expect((await here(db, slug)).state).toBe('ended');
		await signedBy(db, next, cast);
		expect((await here(db, slug)).state).toBe('renewed');
	});
});

describe('reminders', () => {
	test('90, 30 and 7 days before, on the next workday, once, each in their own language', async ({ db }) => {
		const cast = await pair(db);
		const slug = await thisYear(db, cast);
		await db.updateTable('person').set({ locale: 'en' }).where('email', '=', cast[1].owner.email).execute();
		const days: [string, number][] = [
			['2026-10-01', 0],
			['2026-10-02', 4], // a Friday, 90 days before
			['2026-10-03', 4],
			['2026-11-30', 4],
			['2026-12-01', 8], // 30 days before
			['2026-12-02', 8],
			['2026-12-23', 8],
			['2026-12-24', 8], // 7 days before: Christmas Eve, then two holidays and a Sunday
			['2026-12-25', 8],
			['2026-12-26', 8],
			['2026-12-27', 8],
			['2026-12-28', 12],
			['2026-12-29', 12],
		];
		for (const [day, count] of days) {
			setClock(`${day}T07:17:00Z`);
			await Promise.all([remindOfRenewal(db), remindOfRenewal(db)]);
			await db
				.deleteFrom('mail')
				.where('createdAt', '<', new Date(now().getTime() - 30 * 86_400_000))
				.execute();
			expect([day, (await total(db)).length]).toEqual([day, count]);
		}
		const english = (await reminders(db)).filter(({ locale }) => locale === 'en');
		expect(english.length).toBeGreaterThan(0);
		expect(
			english.every(({ toAddress, text }) => toAddress === cast[1].owner.email && text.startsWith('Hello')),
		).toBe(true);
		expect((await reminders(db)).at(-1)?.text).toContain('om 3 dage');
		expect(slug).toBeTruthy();
	});
	test('none once all have signed the renewal, and none that were over before it began', async ({ db }) => {
		const cast = await pair(db);
		const slug = await thisYear(db, cast);
		setClock('2026-11-23T08:00:00Z');
		const short = await draft(db, cast[0], [cast[1]]);
		await db
			.updateTable('partnership')
			.set({ startsOn: '2026-11-23', endsOn: '2027-01-20' })
			.where('slug', '=', short)
			.execute();
		await signedBy(db, short, cast);
		await signedBy(db, await renew(db, cast[0], slug), cast);
		await remindOfRenewal(db);
		expect(await reminders(db)).toEqual([]);
		setClock('2026-12-21T08:00:00Z');
		await remindOfRenewal(db);
		expect(await reminders(db)).toHaveLength(4);
	});

	/** Mails are forgotten after a month; what has been sent is counted by who is reminded when. */
	const total = async (db: Database) => {
		const sent = await db.selectFrom('partnershipReminder').selectAll().execute();
		return sent.flatMap(() => [1, 2, 3, 4]);
	};
});
