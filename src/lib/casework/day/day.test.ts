import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { changeCase, finishTask, writeDown } from '#lib/casework/casework.server.ts';
import type { WriteInput } from '#lib/casework/input.ts';
import { dayList } from '#lib/casework/day/day.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeCommitment, partnership } from '../../../../tests/support/cast/commitments.ts';
import {
	makePerson,
	person,
	player,
	type Player,
	type Somebody,
} from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const at = '2026-11-26T09:00:00Z';
const today = '2026-11-26';
beforeAll(() => setClock(at));
afterAll(() => setClock(null));

const written = (given: Partial<WriteInput>): WriteInput => ({
	submission: undefined,
	kind: 'note',
	words: 'Talt om det.',
	task: '',
	taskOn: null,
	taskOwner: null,
	nextOn: null,
	...given,
});
const listed = async (
	db: Database,
	actor: Somebody,
	{ all = false, limit = 50, after = null as string | null } = {},
) => dayList(db, actor, { all, limit, after });
/** `Navn: reason, reason`, in the list's order. */
const said = async (db: Database, actor: Somebody, all = false) =>
	(await listed(db, actor, { all })).items.map(
		({ name, reasons }) => `${name}: ${reasons.map(({ kind, on }) => `${kind} ${on}`).join(', ')}`,
	);
const reported = (db: Database, { id }: Player, coveredUntil: string) =>
	db
		.insertInto('reportingRecord')
		.values({ organisationId: id, coveredUntil })
		.onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ coveredUntil }))
		.execute();

/** One partner for each reason, named by it. */
async function city(db: Database) {
	const karen = await makePerson(db, { name: 'Karen', municipalRole: 'consultant' });
	const of = async (name: string) => {
		const made = await player(db, 'business', { name });
		await reported(db, made, '2026-07-01');
		return made;
	};
	const [task, call, doubted, behind, silent, ending] = [
		await of('Opgave'),
		await of('Opkald'),
		await of('Tvivl'),
		await of('Bagud'),
		await of('Tavs'),
		await of('Udløber'),
	];
	await writeDown(db, karen, task.slug, written({ task: 'Ring', taskOn: today }));
	await changeCase(db, karen, call.slug, { owner: null, nextOn: '2026-11-25', advertProtected: false }, null);
	const promise = await makeCommitment(db, {
		type: 'mentoring',
		organisationId: doubted.id,
		dueOn: '2027-12-31',
		startsOn: '2026-11-20',
	});
	const { id: contribution } = await db
		.insertInto('contribution')
		.values({ commitmentId: promise.id, organisationId: doubted.id, amount: 3, happenedOn: '2026-11-21' })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('objection')
		.values({
			contributionId: contribution,
			organisationId: null,
			personId: karen.person.id,
			reason: 'Vi husker kun to',
			raisedAt: new Date('2026-11-20T12:00Z'),
		})
		.execute();
	const late = await makeCommitment(db, {
		type: 'mentoring',
		organisationId: behind.id,
		dueOn: '2026-12-31',
	});
	await db
		.insertInto('contribution')
		.values({ commitmentId: late.id, organisationId: behind.id, amount: 1, happenedOn: '2026-03-21' })
		.execute();
	await reported(db, silent, '2025-07-01');
	await partnership(db, [ending, doubted], '2026-12-24');
	return { karen, task, call, doubted, behind, silent, ending };
}

describe('the day’s list', () => {
	test('is for the municipality', async ({ db }) => {
		const stranger = await person(db);
		await expect(dayList(db, visitor, { all: false, after: null, limit: 5 })).rejects.toMatchObject({
			status: 404,
		});
		await expect(listed(db, stranger)).rejects.toMatchObject({ status: 404 });
		expect((await listed(db, await person(db, 'auditor'))).items).toEqual([]);
	});

	test('says whom to turn to and why, what was agreed first', async ({ db }) => {
		const { karen } = await city(db);
		expect(await said(db, karen)).toEqual([
			'Opgave: task 2026-11-26',
			'Opkald: call 2026-11-25',
			'Tvivl: objection 2026-11-20',
			'Bagud: behind 2026-12-31',
			'Tavs: report 2026-06-30',
			'Udløber: expires 2026-12-24',
		]);
	});

	test('empties as what is done is written down', async ({ db }) => {
		const { karen, task, call, doubted, behind, silent, ending } = await city(db);
		const { id } = await db.selectFrom('caseworkTask').select('id').executeTakeFirstOrThrow();
		await finishTask(db, karen, task.slug, { task: id }, true);
		for (const { slug } of [call, doubted, behind])
			await writeDown(db, karen, slug, written({ kind: 'call' }));
		await writeDown(db, karen, silent.slug, written({ kind: 'no_answer', nextOn: '2026-11-30' }));
		await writeDown(db, karen, ending.slug, written({ kind: 'note' }));
		// A note alone is no talk.
		expect(await said(db, karen)).toEqual(['Udløber: expires 2026-12-24']);
		setClock('2026-12-07T09:00:00Z');
		expect(await said(db, karen)).toEqual([
			'Tavs: call 2026-11-30, report 2026-06-30',
			'Tvivl: objection 2026-11-20',
			'Bagud: behind 2026-12-31',
			'Udløber: expires 2026-12-24',
		]);
		setClock(at);
	});

	test('is one’s own and nobody’s, or everybody’s', async ({ db }) => {
		const { karen, behind } = await city(db);
		const anders = await makePerson(db, { name: 'Anders', municipalRole: 'editor' });
		await changeCase(
			db,
			karen,
			behind.slug,
			{ owner: karen.person.id, nextOn: null, advertProtected: false },
			null,
		);
		const own = await said(db, anders);
		expect(own).not.toContain('Bagud: behind 2026-12-31');
		expect(own).not.toContain('Opgave: task 2026-11-26');
		expect(await said(db, anders, true)).toEqual(await said(db, karen));
		// Whose task it was works here no more: it is anybody's.
		await db.updateTable('person').set({ municipalRole: null }).where('id', '=', karen.person.id).execute();
		expect(await said(db, anders)).toContain('Opgave: task 2026-11-26');
	});

	test('leaves out who is paused, but for what was agreed', async ({ db }) => {
		const { karen, behind, call } = await city(db);
		const ids = [behind.id, call.id];
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', 'in', ids).execute();
		const names = (await listed(db, karen)).items.map(({ name }) => name);
		expect(names).toContain('Opkald');
		expect(names).not.toContain('Bagud');
	});

	test('comes a page at a time, and counts the whole', async ({ db }) => {
		const { karen } = await city(db);
		const names: string[] = [];
		for (let after: string | null = null; ;) {
			const page = await listed(db, karen, { limit: 2, after });
			expect(page.count).toBe(6);
			names.push(...page.items.map(({ name }) => name));
			after = page.next;
			if (!after) break;
		}
		expect(names).toEqual(['Opgave', 'Opkald', 'Tvivl', 'Bagud', 'Tavs', 'Udløber']);
	});

	test('asks for the report two weeks before it is due, not sooner', async ({ db }) => {
		const { karen } = await city(db);
		const fresh = await player(db, 'school', { name: 'Frisk' });
		await reported(db, fresh, '2026-01-01');
		expect((await said(db, karen)).join()).not.toContain('Frisk');
		setClock('2026-12-17T09:00:00Z');
		expect(await said(db, karen)).toContain('Frisk: report 2026-12-31');
		setClock(at);
	});
});
