import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import {
	contribute,
	correct,
	addContribution,
	recount,
	type Deed,
} from '#lib/contributions/contributions.server.ts';
import { withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { cityTotals, commitmentSummary } from '#lib/commitments/readers.server.ts';
import { partnership, commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { joined, person, type Player, player } from '../../../tests/support/cast/people.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { toConfirm } from '#lib/contributions/desk.server.ts';
import { confirmationsWaiting } from '#lib/contributions/readers.server.ts';
import { addEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test, withDatabase } from '../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const hidden = { status: 404 };
const totals = (db: Database, id: number) =>
	db.selectFrom('commitmentTotal').selectAll().where('commitmentId', '=', id).executeTakeFirstOrThrow();
const told = (
	db: Database,
	us: Player,
	commitment: number,
	amount = 2,
	happenedOn = '2026-11-03',
	submission?: string,
) => addContribution(db, us.as('reporter'), us.id, { commitment, amount, happenedOn, note: '', submission });
const newest = async (db: Database) =>
	(await db.selectFrom('contribution').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
		.id;
const confirm = (db: Database, actor: Actor, contribution: number, level: 1 | 2 | 3) =>
	verify(db, actor, { contribution, level, note: '' });

describe('a deed', () => {
	const deed = (commitmentId: number, us: Player, change: Partial<Deed> = {}): Deed => ({
		commitmentId,
		organisationId: us.id,
		amount: 1,
		happenedOn: '2026-11-20',
		source: 'event',
		sourceId: 7,
		by: us.as('reporter'),
		...change,
	});
	const count = (db: Database, one: Deed) => db.transaction().execute((trx) => contribute(trx, one));

	test('is counted once, however many ask at once', async ({ db }) => {
		const us = await player(db);
		const { id } = await commitmentBy(db, us);
		const counted = await Promise.all(Array.from({ length: 5 }, () => count(db, deed(id, us))));
		expect(counted.filter(Boolean)).toHaveLength(1);
		expect(await totals(db, id)).toMatchObject({ delivered: 1, confirmed: 0, contributions: 1 });
		expect(await count(db, deed(id, us, { source: 'placement' }))).toBe(true);
	});

	test('that did not happen stops counting, and counts again when it did', async ({ db }) => {
		const us = await player(db);
		const { id } = await commitmentBy(db, us, { target: 1 });
		const undo = () =>
			db
				.transaction()
				.execute((trx) => recount(trx, { ...deed(id, us), amount: 0, why: 'Den blev ikke holdt' }));
		await count(db, deed(id, us));
		expect(await totals(db, id)).toMatchObject({ delivered: 1, reachedOn: '2026-11-20' });
		await undo();
		await undo();
		expect(await totals(db, id)).toMatchObject({
			delivered: 0,
			contributions: 0,
			reachedOn: null,
			lastHappenedOn: null,
		});
		expect(await count(db, deed(id, us))).toBe(true);
		expect(await db.selectFrom('contribution').select('counts').orderBy('id').execute()).toEqual([
			{ counts: false },
			{ counts: true },
		]);
	});

	test('put right starts over unconfirmed, and corrects the first', async ({ db }) => {
		const [us, other] = [await player(db), await player(db, 'school')];
		const { id } = await commitmentBy(db, us, { partnership: await partnership(db, [us, other]) });
		await count(db, deed(id, us, { amount: 60 }));
		const { id: first } = await db.selectFrom('contribution').select('id').executeTakeFirstOrThrow();
		await verify(db, other.as('reporter'), {
			contribution: first,
			level: 1,
			note: '',
			organisationId: other.id,
		});
		expect(await totals(db, id)).toMatchObject({ delivered: 60, confirmed: 60 });
		await db.transaction().execute((trx) => recount(trx, { ...deed(id, us, { amount: 6 }), why: 'Talt om' }));
		expect(await totals(db, id)).toMatchObject({ delivered: 6, confirmed: 0 });
		expect(
			await db.selectFrom('contribution').select(['amount', 'correctsId', 'note']).orderBy('id').execute(),
		).toEqual([
			{ amount: 60, correctsId: null, note: '' },
			{ amount: 6, correctsId: first, note: 'Talt om' },
		]);
	});

	test("counts only toward a running commitment of one's own or one's partnership, within its period", async ({
		db,
	}) => {
		const [us, other, stranger] = [await player(db), await player(db, 'school'), await player(db, 'housing')];
		const own = await commitmentBy(db, us);
		const shared = await commitmentBy(db, us, { partnership: await partnership(db, [us, other]) });
		const over = await commitmentBy(db, us);
		await withdraw(db, us.as('owner'), over.slug, 'Slut');
		expect(await count(db, deed(own.id, stranger, { sourceId: 1 }))).toBe(false);
		expect(await count(db, deed(own.id, other, { sourceId: 2 }))).toBe(false);
		expect(await count(db, deed(over.id, us, { sourceId: 3 }))).toBe(false);
		expect(await count(db, deed(own.id, us, { sourceId: 4, happenedOn: '2026-11-23' }))).toBe(false);
		expect(await count(db, deed(own.id, us, { sourceId: 5, happenedOn: '2025-11-01' }))).toBe(false);
		expect(await count(db, deed(shared.id, stranger, { sourceId: 6 }))).toBe(false);
		expect(await count(db, deed(shared.id, other, { sourceId: 7 }))).toBe(true);
	});
});

describe('a contribution by hand', () => {
	test('sent twice is one', async ({ db }) => {
		const us = await player(db);
		const { id } = await commitmentBy(db, us);
		const key = crypto.randomUUID();
		await Promise.all([1, 2, 3].map(() => told(db, us, id, 2, '2026-11-03', key)));
		expect(await totals(db, id)).toMatchObject({ delivered: 2, contributions: 1 });
	});

	test("is refused for another's commitment, for tomorrow, and by a reader", async ({ db }) => {
		const [us, them] = [await player(db), await player(db)];
		const { id } = await commitmentBy(db, us);
		await expect(told(db, them, id)).rejects.toMatchObject({ code: 'commitment_not_running' });
		await expect(told(db, us, id, 1, '2026-11-23')).rejects.toMatchObject({ code: 'contribution_future' });
		const input = { commitment: id, amount: 1, happenedOn: '2026-11-03', note: '', submission: undefined };
		await expect(addContribution(db, us.as('reader'), us.id, input)).rejects.toMatchObject(hidden);
		await expect(addContribution(db, them.as('owner'), us.id, input)).rejects.toMatchObject(hidden);
	});

	test('is corrected by a new one, unconfirmed; the first stays, and cannot be rewritten', async ({ db }) => {
		const [us, school] = [await player(db), await player(db, 'school')];
		const { id } = await commitmentBy(db, us, { counterpart: school });
		await told(db, us, id, 20);
		const first = await newest(db);
		await confirm(db, school.as('reporter'), first, 1);
		const fix = (amount: number, contribution = first) =>
			correct(db, us.as('reporter'), { contribution, amount, note: 'Talt forkert' });
		const done = await Promise.allSettled([fix(2), fix(2)]);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await totals(db, id)).toMatchObject({ delivered: 2, confirmed: 0, contributions: 1 });
		await expect(fix(3)).rejects.toMatchObject({ code: 'contribution_already_corrected' });
		await fix(0, await newest(db));
		expect(await totals(db, id)).toMatchObject({ delivered: 0, contributions: 0 });
		await expect(confirm(db, school.as('reporter'), first, 1)).rejects.toMatchObject({
			code: 'contribution_no_longer_counts',
		});
		await expect(db.updateTable('contribution').set({ amount: 99 }).execute()).rejects.toThrow(/rewritten/);
		await expect(db.deleteFrom('contribution').execute()).rejects.toThrow(/never deleted/);
	});

	test('less is better: the latest reading counts, not the sum', async ({ db }) => {
		const us = await player(db, 'housing');
		const { id } = await commitmentBy(db, us, { type: 'answer-days', target: 5, baseline: 20 });
		await told(db, us, id, 12, '2026-06-01');
		await told(db, us, id, 8, '2026-10-01');
		await told(db, us, id, 15, '2026-03-01');
		expect(await totals(db, id)).toMatchObject({ delivered: 8, level0: 8, contributions: 3 });
		const latest = await db
			.selectFrom('contribution')
			.select('id')
			.where('happenedOn', '=', '2026-10-01')
			.executeTakeFirstOrThrow();
		await confirm(db, await person(db, 'consultant'), latest.id, 3);
		expect(await totals(db, id)).toMatchObject({ delivered: 8, confirmed: 8, level0: 0 });
		await correct(db, us.as('reporter'), { contribution: latest.id, amount: 0, note: 'Forkert måned' });
		expect(await totals(db, id)).toMatchObject({ delivered: 12, confirmed: 0 });
		expect(await commitmentSummary(db, id)).toMatchObject({ delivered: 12 });
	});
});

describe('who may confirm', () => {
	const db = withDatabase();
	const setting = async (kind: OrganisationKind = 'business') => {
		const [us, other, stranger] = [
			await player(db(), kind),
			await player(db(), 'school'),
			await player(db(), 'housing'),
		];
		const own = await commitmentBy(db(), us, { counterpart: other });
		await told(db(), us, own.id);
		return { us, other, stranger, own, contribution: await newest(db()) };
	};
	const levelOf = async (id: number) =>
		(await db().selectFrom('contribution').select('level').where('id', '=', id).executeTakeFirstOrThrow())
			.level;

	const ownConsultant = 'consultant who is our member';
	const business = async () => {
		const { us, other, stranger, own, contribution } = await setting();
		const child = await player(db(), 'association', { parentId: us.id });
		const cases: [string, Actor, 1 | 2 | 3, boolean][] = [
			...(['owner', 'signatory', 'editor', 'reporter', 'reader'] as const).map(
				(role) => [`own ${role}`, us.as(role), 1, false] as [string, Actor, 1, boolean],
			),
			['stranger', stranger.as('owner'), 1, false],
			['own unit', child.as('owner'), 1, false],
			["counterpart's reader", other.as('reader'), 1, false],
			['counterpart above its rung', other.as('owner'), 3, false],
			["counterpart's reporter", other.as('reporter'), 1, true],
			['consultant below', await person(db(), 'consultant'), 1, false],
			['moderator', await person(db(), 'moderator'), 3, false],
			['auditor, not a municipal unit', await person(db(), 'auditor'), 3, false],
			[ownConsultant, await joined(db(), await person(db(), 'consultant'), us, 'reader'), 3, false],
			['counterpart who is our member', await joined(db(), other.as('owner'), us, 'reader'), 1, false],
			['consultant sees evidence', await person(db(), 'consultant'), 2, true],
			['administrator verifies', await person(db(), 'administrator'), 3, true],
			['evidence, when already verified', await person(db(), 'consultant'), 2, false],
		];
		return { cases, contribution, own, reporter: us.as('reporter') };
	};

	plain("a business' contribution", async () => {
		const { cases, contribution, own, reporter } = await business();
		for (const [who, actor, level, allowed] of cases) {
			if (who === 'consultant sees evidence') {
				const seen = confirm(db(), actor, contribution, level);
				await expect(seen).rejects.toMatchObject({ code: 'evidence_none_to_see' });
				const links = ['https://example.org/referat'];
				await addEvidence(db(), reporter, contribution, { links }, []);
			}
			const before = await levelOf(contribution);
			const done = confirm(db(), actor, contribution, level).catch(
				(error: { status?: number; code?: string }) => error.status ?? error.code,
			);
			const answer = who.startsWith('evidence') ? false : who === ownConsultant ? 'own_case' : 404;
			expect([who, await done]).toEqual([who, allowed ? true : answer]);
			expect(await levelOf(contribution), who).toBe(allowed ? level : before);
		}
		expect(await totals(db(), own.id)).toMatchObject({
			level0: 0,
			level1: 0,
			level2: 0,
			level3: 2,
			confirmed: 2,
		});
	});

	plain(
		"the municipality's own unit: its auditor and the other party, nobody else from the municipality",
		async () => {
			const { us, other, contribution } = await setting('municipality');
			const unit = await player(db(), 'municipality');
			const cases: [string, Actor, 1 | 2 | 3, boolean][] = [
				['consultant', await person(db(), 'consultant'), 3, false],
				['administrator', await person(db(), 'administrator'), 3, false],
				['own member', us.as('owner'), 1, false],
				[
					'consultant in the counterpart',
					await joined(db(), await person(db(), 'consultant'), other, 'owner'),
					1,
					false,
				],
				['another unit', unit.as('owner'), 1, false],
				['counterpart', other.as('reporter'), 1, true],
				['auditor', await person(db(), 'auditor'), 3, true],
			];
			for (const [who, actor, level, allowed] of cases) {
				const done = confirm(db(), actor, contribution, level).catch(
					(error: { status?: number }) => error.status,
				);
				expect([who, await done]).toEqual([who, allowed ? true : 404]);
			}
		},
	);

	plain(
		'in a partnership the other parties, never the one that reported; each sees its worklist',
		async () => {
			const [a, b, c] = [await player(db()), await player(db(), 'school'), await player(db(), 'association')];
			const shared = await commitmentBy(db(), a, { partnership: await partnership(db(), [a, b, c]) });
			await told(db(), b, shared.id);
			const contribution = await newest(db());
			expect(await confirmationsWaiting(db(), a.id)).toBe(1);
			expect(await confirmationsWaiting(db(), b.id)).toBe(0);
			expect(await toConfirm(db(), c.as('reporter'), c.id)).toMatchObject([
				{ id: contribution, levels: [1] },
			]);
			expect(await toConfirm(db(), c.as('reader'), c.id)).toEqual([]);
			await expect(confirm(db(), b.as('owner'), contribution, 1)).rejects.toMatchObject(hidden);
			expect(await confirm(db(), a.as('reporter'), contribution, 1)).toBe(true);
			expect(await confirmationsWaiting(db(), c.id)).toBe(0);
		},
	);

	plain('the person who wrote it may not, wherever they sit now', async () => {
		const { us, other, contribution } = await setting();
		const writer = us.as('reporter');
		await db().deleteFrom('membership').where('personId', '=', writer.person!.id).execute();
		const moved = await joined(db(), { ...writer, memberships: [] }, other, 'owner');
		await expect(confirm(db(), moved, contribution, 1)).rejects.toMatchObject(hidden);
	});

	plain('the database says the same to whoever writes past the verbs', async () => {
		const { us, other, contribution } = await setting();
		const consultantWithSeat = await joined(db(), await person(db(), 'consultant'), us, 'reader');
		const insert = (organisationId: number | null, actor: Actor) =>
			db()
				.insertInto('verification')
				.values({ contributionId: contribution, level: 3, organisationId, personId: actor.person!.id })
				.execute();
		await expect(insert(us.id, us.as('owner'))).rejects.toThrow(/own contribution/);
		await expect(insert(other.id, us.as('owner'))).rejects.toThrow(/own contribution/);
		await expect(insert(null, consultantWithSeat)).rejects.toThrow(/own contribution/);
		const unit = await setting('municipality');
		const consultant = await person(db(), 'consultant');
		await expect(
			db()
				.insertInto('verification')
				.values({ contributionId: unit.contribution, level: 3, personId: consultant.person!.id })
				.execute(),
		).rejects.toThrow(/own contribution/);
	});

	plain('two at once leave one confirmation', async () => {
		const { other, contribution, own } = await setting();
		const people = ['owner', 'editor', 'reporter'] as const;
		const done = await Promise.all(people.map((role) => confirm(db(), other.as(role), contribution, 1)));
		expect(done.filter(Boolean)).toHaveLength(1);
		expect(await totals(db(), own.id)).toMatchObject({ level1: 2, confirmed: 2, delivered: 2 });
	});
});

test('what it adds up to: units are never added, so what is confirmed is the mean of the shares', async ({
	db,
}) => {
	const us = await player(db);
	const [jobs, hours] = [
		await commitmentBy(db, us),
		await commitmentBy(db, us, { type: 'mentor-hours', target: 100 }),
	];
	const waits = await commitmentBy(db, us, { type: 'answer-days', target: 5, baseline: 9 });
	await told(db, us, jobs.id, 3);
	await confirm(db, await person(db, 'consultant'), await newest(db), 3);
	await told(db, us, hours.id, 9);
	await told(db, us, hours.id, 50, '2025-12-30');
	await told(db, us, waits.id, 7);
	expect(await cityTotals(db)).toMatchObject({
		commitments: 3,
		kept: 0,
		reportedDone: 0,
		confirmedShare: 1 / 3,
	});
});
