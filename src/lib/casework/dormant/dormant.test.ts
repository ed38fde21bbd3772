import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { closeDormantAtNight } from '#lib/casework/dormant/closing.server.ts';
import { readDormantFilter, untouchedSince } from '#lib/casework/dormant/dormant-filter.ts';
import {
	closeDormant,
	dormantFile,
	dormantPage,
	remindDormant,
	undoClosing,
	whoIsDormant,
} from '#lib/casework/dormant/dormant.server.ts';
import { dormantCsv } from '#lib/casework/dormant/file.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { consequences } from '../../../consequences.server.ts';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const now = '2026-11-26T09:00:00Z';
beforeEach(() => setClock(now));
afterEach(() => setClock(null));

const notFound = { status: 404 };
const filterOf = (query: string) => readDormantFilter(new URLSearchParams(query));
const page = async (db: Database, query: string, asked: { after?: string | null; limit?: number } = {}) =>
	dormantPage(db, await person(db, 'auditor'), filterOf(query), { after: null, limit: 25, ...asked });
const names = async (db: Database, query: string) => (await page(db, query)).dormant.map(({ name }) => name);
const untouched = (db: Database, { id }: { id: number }, day: string) =>
	sql`update organisation set state_changed_at = ${`${day}T09:00:00Z`}, last_confirmed_at = ${`${day}T09:00:00Z`}
		where id = ${id}`.execute(db);
const stateOf = async (db: Database, { id }: Player) =>
	(await db.selectFrom('organisation').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
const night = (db: Database) => closeDormantAtNight(consequences).handle(db, undefined);
const log = async (db: Database) =>
	(
		await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', 'like', 'organisation.%')
			.orderBy('id')
			.execute()
	).map(({ verb }) => verb);

/** One of each kind, the longest untouched first, and those that have not come to a stop. */
async function city(db: Database) {
	const one = async (name: string, day: string, given: Parameters<typeof player>[2]) => {
		const made = await player(db, 'business', { name, roles: ['owner', 'reader'], ...given });
		await untouched(db, made, day);
		return made;
	};
	const unsent = await one('Usendt', '2025-01-10', { state: 'draft', signed: false });
	const unanswered = await one('Ubesvaret', '2025-02-10', { state: 'changes_requested', signed: false });
	const unsigned = await one('Usigneret', '2025-03-10', { signed: false });
	const nobody = await one('Tom', '2026-01-10', { roles: [] });
	const drafts = await one('Kladder', '2026-04-10', {});
	await makeCommitment(db, { organisationId: drafts.id, type: 'open-house', target: 4, state: 'draft' });
	await sql`update commitment set saved_at = '2026-04-11'`.execute(db);
	const recent = await one('Nylig', '2026-08-10', { state: 'email_confirmed', signed: false });
	await one('Venter', '2025-01-10', { state: 'waiting', signed: false });
	await one('På pause', '2025-01-10', { state: 'suspended', signed: false });
	await one('Med', '2025-01-10', {});
	return { unsent, unanswered, unsigned, nobody, drafts, recent };
}

describe('the list', () => {
	test('has those that have come to a stop, the longest untouched first, each with what is missing', async ({
		db,
	}) => {
		await city(db);
		expect(await names(db, '')).toEqual(['Usendt', 'Ubesvaret', 'Usigneret', 'Tom', 'Kladder']);
		const { dormant } = await page(db, '?months=3');
		expect(dormant.map(({ name, kinds, contacts }) => [name, kinds.join(' '), contacts])).toEqual([
			['Usendt', 'unsent', 1],
			['Ubesvaret', 'unanswered', 1],
			['Usigneret', 'unsigned', 1],
			['Tom', 'nobody', 0],
			['Kladder', 'drafts', 1],
			['Nylig', 'unsent', 1],
		]);
	});

	test('counts what each view gives, beside what else is chosen', async ({ db }) => {
		const { unsent } = await city(db);
		const expected = { all: 5, unsent: 1, unanswered: 1, unsigned: 1, nobody: 1, drafts: 1, closing: 0 };
		const { counts } = await page(db, '');
		expect(counts).toEqual(expected);
		for (const [view, count] of Object.entries(expected))
			expect(await names(db, `?about=${view}`), view).toHaveLength(count);
		expect((await page(db, '?months=24')).counts.all).toBe(0);
		expect((await page(db, '?months=12')).counts.all).toBe(3);
		await sql`update organisation set kind = 'school' where id = ${unsent.id}`.execute(db);
		expect((await page(db, '?kind=school')).counts).toMatchObject({ all: 1, unsent: 1, nobody: 0 });
	});

	test('goes on from where a page ended, and is the file and the letter too', async ({ db }) => {
		await city(db);
		const first = await page(db, '', { limit: 2 });
		const second = await page(db, '', { limit: 2, after: first.next });
		const third = await page(db, '', { limit: 2, after: second.next });
		const all = [first, second, third].flatMap(({ dormant }) => dormant.map(({ id }) => id));
		expect(all).toHaveLength(5);
		expect(third.next).toBeNull();
		const karen = await person(db, 'consultant');
		expect((await dormantFile(db, karen, filterOf(''))).map(({ id }) => id)).toEqual(all);
		expect(await whoIsDormant(db, karen, filterOf(''), 100)).toEqual(all.toSorted((a, b) => a - b));
		const lines = dormantCsv(await dormantFile(db, karen, filterOf('')))
			.trim()
			.split('\r\n');
		expect(lines[1]).toBe('Usendt;Virksomhed;Kladde;Aldrig sendt;2025-01-10;1;–');
	});

	test('is found by its index, and is nobody’s outside the municipality', async ({ db }) => {
		const { rows } = await db.transaction().execute(async (trx) => {
			await sql`set local enable_seqscan = off`.execute(trx);
			return sql`explain select o.id from organisation o
				where o.state in ('draft', 'email_confirmed', 'changes_requested', 'approved')
					and greatest(o.state_changed_at, o.last_confirmed_at) < '2026-01-01'
				order by greatest(o.state_changed_at, o.last_confirmed_at), o.id limit 26`.execute(trx);
		});
		expect(JSON.stringify(rows)).toContain('organisation_untouched');
		const owner = (await player(db)).as('owner');
		for (const stranger of [visitor, owner, await person(db)])
			await expect(dormantFile(db, stranger, filterOf(''))).rejects.toMatchObject(notFound);
		for (const reader of [owner, await person(db, 'auditor'), await person(db, 'editor')])
			await expect(remindDormant(db, reader, { organisations: [1] })).rejects.toMatchObject(notFound);
	});

	test.for([
		['2026-11-26', '6', '2026-05-26'],
		['2026-05-31', '3', '2026-02-28'],
		['2028-02-29', '12', '2027-02-28'],
	] as const)('%s, %s months back is %s', ([day, months, then]) => {
		expect(
			untouchedSince(months, new Date(`${day}T12:00:00Z`))
				.toISOString()
				.slice(0, 10),
		).toBe(then);
	});
});

describe('a reminder', () => {
	test('says what is missing, once, until somebody has been there again', async ({ db }) => {
		const { unsent, nobody } = await city(db);
		const karen = await person(db, 'consultant');
		const asked = { organisations: [unsent.id, nobody.id] };
		expect(await remindDormant(db, karen, asked)).toBe(1);
		const [mail] = await mailsTo(db, unsent.as('owner').person!.email);
		expect(mail!.subject).toContain('Usendt');
		expect(mail!.text).toContain(`/min-organisation/${unsent.slug}/ansoegning`);
		expect(await mailsTo(db, unsent.as('reader').person!.email)).toEqual([]);
		expect((await page(db, '')).dormant[0]).toMatchObject({ name: 'Usendt', remindedAt: new Date(now) });
		await expect(remindDormant(db, karen, asked)).rejects.toMatchObject({
			code: 'dormant_nobody_to_remind',
		});
		await untouched(db, unsent, '2026-11-27');
		setClock('2027-06-26T09:00:00Z');
		expect(await remindDormant(db, karen, asked)).toBe(1);
		expect(await mailsTo(db, unsent.as('owner').person!.email)).toHaveLength(2);
		expect(await log(db)).toEqual(['organisation.reminded', 'organisation.reminded']);
	});

	test('pressed by two at once is one', async ({ db }) => {
		const { unsigned } = await city(db);
		const two = [await person(db, 'consultant'), await person(db, 'administrator')];
		const asked = { organisations: [unsigned.id] };
		const outcomes = await Promise.allSettled(two.map((one) => remindDormant(db, one, asked)));
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(await mailsTo(db, unsigned.as('owner').person!.email)).toHaveLength(1);
	});
});

describe('closing', () => {
	const reason = 'Ingen har svaret i over et år.';

	test('is done in the night after, and its owners read why', async ({ db }) => {
		const { unsent, unsigned, nobody } = await city(db);
		const karen = await person(db, 'consultant');
		const organisations = [unsent.id, unsigned.id, nobody.id];
		expect(await closeDormant(db, karen, { organisations, reason })).toBe(3);
		expect(await names(db, '?about=closing')).toEqual(['Usendt', 'Usigneret', 'Tom']);
		await night(db);
		expect(await stateOf(db, unsent)).toBe('draft');
		expect(await mailsTo(db, unsent.as('owner').person!.email)).toEqual([]);
		setClock('2026-11-26T23:05:00Z');
		await night(db);
		for (const one of [unsent, unsigned, nobody]) expect(await stateOf(db, one)).toBe('closed');
		const [mail] = await mailsTo(db, unsent.as('owner').person!.email);
		expect(mail!.text).toContain(reason);
		const review = await db
			.selectFrom('organisationReview')
			.select(['outcome', 'reason', 'reviewedBy'])
			.execute();
		expect(review).toEqual(Array(3).fill({ outcome: 'closed', reason, reviewedBy: karen.person.id }));
		expect(await names(db, '?about=closing')).toEqual([]);
		await night(db);
		expect(await mailsTo(db, unsent.as('owner').person!.email)).toHaveLength(1);
	});

	test('is undone until midnight, not after', async ({ db }) => {
		const { unsent, unsigned } = await city(db);
		const karen = await person(db, 'consultant');
		await closeDormant(db, karen, { organisations: [unsent.id, unsigned.id], reason });
		setClock('2026-11-26T22:59:00Z');
		await undoClosing(db, await person(db, 'administrator'), { organisations: [unsent.id] });
		setClock('2026-11-26T23:01:00Z');
		const late = undoClosing(db, karen, { organisations: [unsigned.id] });
		await expect(late).rejects.toMatchObject({ code: 'dormant_undone_too_late' });
		await night(db);
		expect(await stateOf(db, unsent)).toBe('draft');
		expect(await stateOf(db, unsigned)).toBe('closed');
		expect(await log(db)).toEqual([
			...['organisation.closing_set', 'organisation.closing_set', 'organisation.closing_undone'],
			'organisation.closed',
		]);
	});

	test('is given up where somebody has been there in the meantime', async ({ db }) => {
		const { unsent } = await city(db);
		await closeDormant(db, await person(db, 'consultant'), { organisations: [unsent.id], reason });
		await sql`update organisation set last_confirmed_at = '2026-11-26T20:00:00Z' where id = ${unsent.id}`.execute(
			db,
		);
		setClock('2026-11-27T09:00:00Z');
		await night(db);
		expect(await stateOf(db, unsent)).toBe('draft');
		expect(await log(db)).toEqual(['organisation.closing_set', 'organisation.closing_dropped']);
		expect(await names(db, '?about=closing')).toEqual([]);
	});

	test('is all of them or none, and only for those that have come to a stop', async ({ db }) => {
		const { unsent, drafts, recent } = await city(db);
		const karen = await person(db, 'consultant');
		const with_ = (...organisations: number[]) => closeDormant(db, karen, { organisations, reason });
		await untouched(db, recent, '2026-11-01');
		for (const ids of [
			[unsent.id, drafts.id],
			[unsent.id, recent.id],
			[unsent.id, 999_999],
		])
			await expect(with_(...ids)).rejects.toMatchObject({ code: 'dormant_moved' });
		expect(await names(db, '?about=closing')).toEqual([]);
	});

	test('is not for one’s own case, and is given up where it becomes that', async ({ db }) => {
		const { unsigned } = await city(db);
		const own = await joined(db, await person(db, 'consultant'), unsigned, 'editor');
		const asked = { organisations: [unsigned.id], reason };
		await expect(closeDormant(db, own, asked)).rejects.toMatchObject({ code: 'own_case' });
		const karen = await person(db, 'consultant');
		await closeDormant(db, karen, asked);
		await joined(db, karen, unsigned, 'editor');
		setClock('2026-11-27T09:00:00Z');
		await night(db);
		expect(await stateOf(db, unsigned)).toBe('approved');
	});
});
