import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { lifeTimeline } from '#lib/contributions/timeline-queries.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { contributionFor, contributionForCity, toConfirm } from '#lib/contributions/desk.server.ts';
import { verifyInput } from '#lib/contributions/input.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { raiseObjection } from '#lib/contributions/objections/objections.server.ts';
import { confirmersIn } from '#lib/impact/yearly-report/report-queries.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const hidden = { status: 404 };
const reason = 'Listen var fra en anden dag';

/** Two delivered and confirmed on both the first and the third rung. */
async function setting(db: Database) {
	const [us, other] = [await player(db), await player(db, 'school')];
	const commitment = await commitmentBy(db, us, { counterpart: other });
	const told = {
		commitment: commitment.id,
		amount: 2,
		happenedOn: '2026-11-03',
		note: '',
		submission: undefined,
	};
	await addContribution(db, us.as('reporter'), us.id, told);
	const { id: contribution } = await db.selectFrom('contribution').select('id').executeTakeFirstOrThrow();
	const consultant = await person(db, 'consultant');
	await verify(db, other.as('reporter'), { contribution, level: 1, note: '', organisationId: other.id });
	await verify(db, consultant, { contribution, level: 3, note: 'Ringede til skolen' });
	const back = (actor: Actor, level: 1 | 2 | 3, organisationId: number | null = null) =>
		retract(db, actor, { contribution, level, organisationId, reason });
	return { us, other, commitment, contribution, consultant, back };
}
const totals = (db: Database) => db.selectFrom('commitmentTotal').selectAll().executeTakeFirstOrThrow();

describe('a confirmation is taken back', () => {
	test('with the reason on record; the figure stands on the rungs that are left, and can be confirmed anew', async ({
		db,
	}) => {
		const { us, other, commitment, contribution, consultant, back } = await setting(db);
		expect(await totals(db)).toMatchObject({ level3: 2, confirmed: 2 });
		await back(consultant, 3);
		expect(await totals(db)).toMatchObject({ level1: 2, level3: 0, confirmed: 2, delivered: 2 });
		await back(other.as('owner'), 1, other.id);
		expect(await totals(db)).toMatchObject({ level0: 2, level1: 0, confirmed: 0, delivered: 2 });
		const depth = await contributionFor(db, us.as('reader'), us.id, contribution);
		expect(depth.contribution).toMatchObject({
			confirmations: [],
			retracted: [
				{ level: 1, organisation: other.name, retraction: reason },
				{ level: 3, organisation: null, note: 'Ringede til skolen', retraction: reason },
			],
		});
		const year = { first: '2026-01-01', last: '2026-12-31' };
		expect(await confirmersIn(db, us.id, year as never, 5)).toEqual([]);
		const { rows } = await lifeTimeline(db, commitment.id, { after: null, limit: 20 });
		expect(rows.filter(({ kind }) => kind === 'retracted')).toHaveLength(2);
		expect(await toConfirm(db, other.as('owner'), other.id)).toHaveLength(1);
		await verify(db, other.as('owner'), { contribution, level: 1, note: '', organisationId: other.id });
		expect(await totals(db)).toMatchObject({ level1: 2 });
	});

	test('and told to those who reported, and to the person who had confirmed', async ({ db }) => {
		const { us, consultant, back } = await setting(db);
		const colleague = await person(db, 'consultant');
		await db.deleteFrom('mail').execute();
		await back(colleague, 3);
		const mails = await db.selectFrom('mail').select(['toAddress', 'text']).execute();
		const expected = [...(['owner', 'editor', 'reporter'] as const).map((role) => us.as(role)), consultant];
		for (const { person } of expected)
			expect(mails.find(({ toAddress }) => toAddress === person!.email)?.text).toContain(reason);
		expect(mails.some(({ toAddress }) => toAddress === colleague.person!.email)).toBe(false);
	});

	test('by the side that gave it alone, once, and while the figure counts', async ({ db }) => {
		const { us, other, contribution, consultant, back } = await setting(db);
		const stranger = await player(db);
		for (const [actor, level, as] of [
			[us.as('owner'), 3, null],
			[us.as('owner'), 1, us.id],
			[other.as('reader'), 1, other.id],
			[other.as('owner'), 3, null],
			[other.as('owner'), 3, other.id],
			[consultant, 1, other.id],
			[consultant, 1, null],
			[stranger.as('owner'), 1, stranger.id],
			[await person(db, 'auditor'), 3, null],
		] as const)
			await expect(back(actor, level, as)).rejects.toMatchObject(hidden);
		const twoHats = await joined(db, await person(db, 'consultant'), us, 'reader');
		await expect(back(twoHats, 3)).rejects.toMatchObject({ code: 'own_case' });
		const both = await Promise.allSettled([back(consultant, 3), back(consultant, 3)]);
		expect(both.map((one) => (one.status === 'rejected' ? one.reason.code : 'done')).toSorted()).toEqual([
			'confirmation_retracted',
			'done',
		]);
		expect((await contributionForCity(db, consultant, contribution)).may).toMatchObject({
			retract: [],
			verify: [3],
		});
	});

	test('while somebody objects, and what is contested follows', async ({ db }) => {
		const { other, contribution, consultant, back } = await setting(db);
		await raiseObjection(db, consultant, { contribution, organisationId: null, reason: 'Det passer ikke' });
		expect(await totals(db)).toMatchObject({ contested: 2 });
		await back(consultant, 3);
		await back(other.as('owner'), 1, other.id);
		expect(await totals(db)).toMatchObject({ contested: 0, confirmed: 0 });
	});

	test('never past the verbs: nothing is rewritten, undone or lowered by hand', async ({ db }) => {
		const { us, contribution, back, consultant } = await setting(db);
		const third = db.updateTable('verification').where('level', '=', 3);
		const now = new Date();
		await expect(third.set({ note: 'Andet' }).execute()).rejects.toThrow(/never rewritten/);
		await expect(third.set({ retractedAt: now }).execute()).rejects.toThrow(/retracted_with_reason/);
		const own = { retractedAt: now, retraction: reason, retractedBy: us.as('owner').person!.id };
		await expect(third.set(own).execute()).rejects.toThrow(/own contribution/);
		await expect(db.updateTable('contribution').set({ level: 1 }).execute()).rejects.toThrow(/rewritten/);
		await back(consultant, 3);
		await expect(third.set({ retractedAt: null, retraction: null }).execute()).rejects.toThrow(
			/taken back once/,
		);
		expect(contribution).toBeGreaterThan(0);
	});
});

describe("the municipality's word", () => {
	test.each([
		['says what was looked at', { contribution: 1, level: 3, note: 'Deltagerlisten' }, true],
		['is nothing without it', { contribution: 1, level: 3, note: ' ' }, false],
		['is not the other party’s', { contribution: 1, level: 1, note: 'Set' }, false],
	])('%s', (_, form, right) => {
		expect(v.safeParse(verifyInput, form).success).toBe(right);
	});
});
