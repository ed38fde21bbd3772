import { afterEach, describe, expect } from 'vitest';
import { makeSite, type Player, player } from '../../../../tests/support/cast/people.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { listPoints } from '#lib/organisations/directory/directory-queries.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { extend } from '#lib/reporting/extensions.server.ts';
import { remindOfReports } from '#lib/reporting/reminding/reminding.server.ts';
import {
	askStillRight,
	confirmStillRight,
	readStillRight,
} from '#lib/reporting/still-right/still-right.server.ts';
import { test } from '../../../../tests/support/database.ts';

afterEach(() => setClock(null));

const owes = (db: Database, { id }: { id: number }, coveredUntil: string) =>
	db.updateTable('reportingRecord').set({ coveredUntil }).where('organisationId', '=', id).execute();
const mails = (db: Database) => db.selectFrom('mail').selectAll().orderBy('id').execute();

describe('reminders', () => {
	/** The job as it runs, at 7.07 UTC every day of an autumn and winter. */
	async function winter(
		db: Database,
		from: string,
		days: number,
		meanwhile: Record<string, () => Promise<unknown>> = {},
	) {
		for (let i = 0; i < days; i++) {
			const today = addDays(from, i);
			setClock(`${today}T07:07:00Z`);
			await meanwhile[today]?.();
			await remindOfReports.handle(db, {});
			// A retry, and a worker that was late.
			if (i % 3 === 0) await remindOfReports.handle(db, {});
		}
	}

	test('each once, in each one’s language, to those who can report, on working days', async ({ db }) => {
		const club = await player(db, 'association');
		await owes(db, club, '2026-01-01');
		await db
			.updateTable('person')
			.set({ locale: 'en' })
			.where('id', '=', club.as('editor').person!.id)
			.execute();
		const done = await player(db);
		await owes(db, done, '2026-07-01');
		const suspended = await player(db, 'business', { state: 'suspended' });
		await owes(db, suspended, '2026-01-01');
		await player(db, 'business', { signed: false });

		await winter(db, '2026-10-20', 120);
		const all = await mails(db);
		expect(all).toHaveLength(24);
		const of = (role: 'owner' | 'signatory' | 'editor' | 'reporter' | 'reader') =>
			all.filter(({ toAddress }) => toAddress === club.as(role).person!.email);
		expect(of('owner').map(({ createdAt }) => createdAt.toISOString().slice(0, 10))).toEqual([
			'2026-11-16',
			'2026-12-17',
			'2026-12-28',
			'2027-01-04',
			'2027-01-11',
			'2027-01-15',
		]);
		expect(of('owner')[0]!.subject).toBe('Rapporten for 2. halvår 2026 er åben');
		expect(of('editor')[0]!.subject).toMatch(/is open/);
		expect(of('editor')[0]!.text).toContain(`/en/workspace/${club.slug}/report?half=2026-2`);
		expect(of('reporter')).toHaveLength(6);
		expect(of('signatory'), 'who may report is reminded').toHaveLength(6);
		expect(of('reader')).toHaveLength(0);
	});

	test('over the summer’s clock change and New Year too, stop with the report, and wait with the extension', async ({
		db,
	}) => {
		const [reported, extended] = [await player(db), await player(db)];
		for (const club of [reported, extended]) await owes(db, club, '2026-07-01');
		await winter(db, '2027-03-20', 140, {
			'2027-06-17': () => owes(db, reported, '2027-01-01'),
			'2027-06-29': () => extend(db, extended.as('reporter'), extended.id, { reason: 'Ferie' }),
		});
		const days = async (club: Player) =>
			(await mails(db))
				.filter(({ toAddress }) => toAddress === club.as('owner').person!.email)
				.map(({ createdAt, dedupeKey }) => [createdAt.toISOString().slice(0, 10), dedupeKey!.split(':')[2]]);
		expect(await days(reported)).toEqual([
			['2027-05-18', 'opens'],
			['2027-06-16', 'two_weeks'],
		]);
		expect(await days(extended)).toEqual([
			['2027-05-18', 'opens'],
			['2027-06-16', 'two_weeks'],
			['2027-06-28', 'three_days'],
			['2027-07-26', 'closing'],
			['2027-07-29', 'missed'],
		]);
	});
});

describe('is this still right?', () => {
	async function old(db: Database, confirmed: { facts: string; site: string }) {
		const club = await player(db, 'association');
		await db
			.updateTable('organisation')
			.set({ lastConfirmedAt: confirmed.facts })
			.where('id', '=', club.id)
			.execute();
		await makeSite(db, club.id, { address: 'Kapelvej 16', lastConfirmedAt: confirmed.site });
		return club;
	}
	const secretIn = (text: string) => /stadig-rigtigt\/([\w-]+)/.exec(text)![1]!;

	test('one mail a person, listing what is old; one press confirms all, once', async ({ db }) => {
		const club = await old(db, { facts: '2026-01-05T10:00:00Z', site: '2025-12-20T10:00:00Z' });
		await old(db, { facts: '2026-08-05T10:00:00Z', site: '2026-09-20T10:00:00Z' });
		setClock('2026-11-22T07:12:00Z');
		await askStillRight.handle(db, {});
		expect(await mails(db)).toHaveLength(0);
		setClock('2026-11-23T07:12:00Z');
		for (let i = 0; i < 3; i++) await askStillRight.handle(db, {});
		const first = await mails(db);
		expect(first.map(({ toAddress }) => toAddress)).toEqual(
			(['owner', 'signatory', 'editor'] as const).map((role) => club.as(role).person!.email),
		);
		expect(first[0]!.text).toContain('– Kapelvej 16, 2200 København N');
		expect(first[0]!.text).not.toContain('Oplysningerne om organisationen');

		const secret = secretIn(first[0]!.text);
		expect(await readStillRight(db, secret)).toMatchObject({ state: 'open' });
		setClock('2026-11-25T12:00:00Z');
		await Promise.all([confirmStillRight(db, secret), confirmStillRight(db, secret)]);
		expect(await readStillRight(db, secret)).toMatchObject({ state: 'done' });
		expect(await readStillRight(db, secretIn(first[1]!.text))).toMatchObject({ state: 'done' });
		const audits = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', '=', 'organisation.confirmed')
			.execute();
		expect(audits).toHaveLength(1);
		const row = await db
			.selectFrom('site')
			.select('lastConfirmedAt')
			.where('organisationId', '=', club.id)
			.executeTakeFirst();
		expect(row!.lastConfirmedAt.toISOString()).toBe('2026-11-25T12:00:00.000Z');
		await askStillRight.handle(db, {});
		expect(await mails(db)).toHaveLength(3);
	});

	test('unanswered it is asked three times, leaves the map after a year, and comes back', async ({ db }) => {
		const club = await old(db, { facts: '2026-01-05T10:00:00Z', site: '2026-01-05T10:00:00Z' });
		for (let i = 0; i < 300; i++) {
			setClock(`${addDays('2026-11-20', i)}T07:12:00Z`);
			await askStillRight.handle(db, {});
			const onMap = (await listPoints(db, {})).some(({ slug }) => slug === club.slug);
			expect([i, onMap]).toEqual([i, addDays('2026-11-20', i) < '2027-01-06']);
		}
		const all = await mails(db);
		expect(all).toHaveLength(9);
		expect(all[6]!.text).toContain('ikke længere vises på kortet');
		setClock(`${all[6]!.createdAt.toISOString().slice(0, 10)}T10:00:00Z`);
		await confirmStillRight(db, secretIn(all[6]!.text));
		expect((await listPoints(db, {})).map(({ slug }) => slug)).toEqual([club.slug]);
	});

	test('a link runs out, and dies with the membership', async ({ db }) => {
		const club = await old(db, { facts: '2025-12-05T10:00:00Z', site: '2025-12-05T10:00:00Z' });
		setClock('2026-11-23T07:12:00Z');
		await askStillRight.handle(db, {});
		const [mine, , colleagues] = (await mails(db)).map(({ text }) => secretIn(text));
		await db.deleteFrom('membership').where('personId', '=', club.as('editor').person!.id).execute();
		expect(await readStillRight(db, colleagues!)).toEqual({ state: 'unknown' });
		await confirmStillRight(db, colleagues!);
		setClock('2027-01-23T07:12:00Z');
		expect(await readStillRight(db, mine!)).toEqual({ state: 'expired' });
		await confirmStillRight(db, mine!);
		await confirmStillRight(db, 'made-up');
		const row = await db
			.selectFrom('organisation')
			.select('lastConfirmedAt')
			.where('id', '=', club.id)
			.executeTakeFirst();
		expect(row!.lastConfirmedAt.toISOString().slice(0, 10)).toBe('2025-12-05');
	});
});
