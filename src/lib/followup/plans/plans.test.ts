import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { actionStatuses, mayBecome, type ActionStatus } from '#lib/followup/plans/action.ts';
import { noFilter } from '#lib/followup/plans/filter.ts';
import { actionInput, planInput, type ActionInput, type PlanInput } from '#lib/followup/plans/input.ts';
import {
	changeAction,
	changeIntro,
	createAction,
	createPlan,
	linkToAction,
	publishPlan,
	stepAction,
	unlinkFromAction,
} from '#lib/followup/plans/plans.server.ts';
import * as readers from '#lib/followup/plans/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { safeParse } from 'valibot';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const plan = (given: Partial<PlanInput> = {}): PlanInput => ({
	committee: '2011-2014/children-and-youth',
	startsOn: '2026-01-01',
	endsOn: '2027-12-31',
	intro: 'Alle unge skal have en god start.',
	submission: undefined,
	...given,
});
const action = (given: Partial<ActionInput> = {}): ActionInput => ({
	title: 'Lektiecaféer på fem skoler',
	titleEn: null,
	body: 'Fem skoler får lektiecafé tre dage om ugen.',
	bodyEn: null,
	unit: 'Fagligt center',
	contact: null,
	goals: ['2011-2014/goal-1'],
	money: 500_000,
	startsOn: '2026-02-01',
	dueOn: '2027-06-30',
	wordingRead: false,
	submission: undefined,
	...given,
});
const lastOf = (path: string) => path.split('/').at(-1)!;

async function written(db: Database, editor: Actor, given: Partial<ActionInput> = {}) {
	const planSlug = lastOf(await createPlan(db, editor, plan()));
	const slug = lastOf(await createAction(db, editor, planSlug, action(given)));
	return [planSlug, slug] as const;
}
const wordingsOf = async (db: Database, named: readonly [string, string]) =>
	(await readers.actionDesk(db, await person(db, 'auditor'), named, { words: '', after: null })).history
		.wordings;
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);

test('a plan is the desk’s until it is published, and then everybody’s', async ({ db }) => {
	const editor = await person(db, 'editor');
	const empty = lastOf(await createPlan(db, editor, plan()));
	await rejects(() => publishPlan(db, editor, empty), { code: 'plans_empty' });
	await rejects(() => createPlan(db, editor, plan()), { code: 'plans_known', field: 'startsOn' });
	const slug = lastOf(await createAction(db, editor, empty, action()));
	const hidden = async () => {
		await rejects(() => readers.planPage(db, empty), { status: 404 });
		await rejects(() => readers.actionPage(db, empty, slug, null), { status: 404 });
		const page = await readers.plansPage(db, noFilter, null);
		expect([page.plans, page.actions]).toEqual([[], []]);
		expect((await readers.actionsToward(db, '2011-2014/goal-1')).actions).toEqual([]);
		expect(await readers.actionsFile(db)).not.toContain('Lektiecaféer');
	};
	await hidden();
	await publishPlan(db, editor, empty);
	await publishPlan(db, editor, empty);
	expect((await readers.planPage(db, empty)).actions).toHaveLength(1);
	expect((await readers.actionPage(db, empty, slug, null)).action.title).toBe('Lektiecaféer på fem skoler');
	expect(await readers.actionsFile(db)).toContain('Lektiecaféer på fem skoler');
	const { rows } = await sql<{
		verb: string;
	}>`select verb from audit_entry where verb like 'plan%' order by id`.execute(db);
	expect(rows.map(({ verb }) => verb)).toEqual(['plan.written', 'plan_action.written', 'plan.published']);
});

test('every change keeps what was said before, with the reason, and by whom only on the desk', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const named = await written(db, editor);
	const changed = action({ title: 'Lektiecaféer på ti skoler', money: null });
	await changeAction(db, editor, named, { ...changed, reason: 'Flere skoler vil med.' }, null);
	await changeAction(db, editor, named, { ...changed, reason: 'Ingen forskel.' }, null);
	await publishPlan(db, editor, named[0]);
	const onDesk = await wordingsOf(db, named);
	expect(onDesk.map(({ number, reason }) => [number, reason])).toEqual([
		[2, 'Flere skoler vil med.'],
		[1, null],
	]);
	expect(onDesk[0]!.changes).toHaveLength(2);
	expect(onDesk[0]!.writtenByName).toBe(editor.person!.name);
	const { history, action: shown } = await readers.actionPage(db, ...named, null);
	expect(history.wordings.map(({ writtenByName }) => writtenByName)).toEqual([null, null]);
	expect(JSON.stringify(shown)).not.toContain(editor.person!.name);
	for (const statement of [
		sql`update plan_action_revision set title = 'Noget andet'`,
		sql`delete from plan_action_revision`,
	])
		await expect(statement.execute(db)).rejects.toThrow(/append-only/);
});

test('a page of changes compares its last with the one on the next page', async ({ db }) => {
	const editor = await person(db, 'editor');
	const named = await written(db, editor);
	for (let at = 1; at <= 11; at++)
		await changeAction(db, editor, named, { ...action({ money: at }), reason: 'Nye tal.' }, null);
	const auditor = await person(db, 'auditor');
	const desk = (after: string | null) =>
		readers.actionDesk(db, auditor, named, { words: '', after }).then(({ history }) => history);
	const first = await desk(null);
	expect(first.wordings.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
	expect(first.wordings.every(({ changes }) => changes.length === 1)).toBe(true);
	const second = await desk(first.next);
	expect(second.wordings.map(({ number, changes }) => [number, changes.length])).toEqual([
		[2, 1],
		[1, 0],
	]);
});

describe('steps', () => {
	test('the database and the code allow the same', async ({ db }) => {
		const editor = await person(db, 'editor');
		await written(db, editor);
		const tryStep = async (from: ActionStatus, to: ActionStatus) => {
			await db.transaction().execute(async (trx) => {
				await sql`set local session_replication_role = replica`.execute(trx);
				await sql`update plan_action set status = ${from}`.execute(trx);
			});
			return sql`update plan_action set status = ${to}`.execute(db).then(
				() => true,
				() => false,
			);
		};
		for (const from of actionStatuses)
			for (const to of actionStatuses.filter((one) => one !== from))
				expect([from, to, await tryStep(from, to)]).toEqual([from, to, mayBecome(from, to)]);
	});

	test('each is a wording with its reason, and one that is not there is refused', async ({ db }) => {
		const editor = await person(db, 'editor');
		const named = await written(db, editor);
		const step = (to: ActionStatus) => stepAction(db, editor, named, { to, reason: `Nu ${to}` });
		await rejects(() => step('done'), { code: 'plans_no_step' });
		for (const to of ['under_way', 'under_way', 'done', 'under_way', 'dropped', 'planned'] as const)
			await step(to);
		expect((await wordingsOf(db, named)).map(({ reason }) => reason)).toEqual([
			'Nu planned',
			'Nu dropped',
			'Nu under_way',
			'Nu done',
			'Nu under_way',
			null,
		]);
	});
});

test('promises are linked once, taken away, and found both ways', async ({ db }) => {
	const editor = await person(db, 'editor');
	const us = await player(db, 'association', { name: 'Lektiehjælpen' });
	const promise = await makeCommitment(db, {
		type: 'homework-help',
		title: '80 timers lektiehjælp',
		organisationId: us.id,
	});
	const draft = await makeCommitment(db, { type: 'homework-help', organisationId: us.id, state: 'draft' });
	const named = await written(db, editor);
	await publishPlan(db, editor, named[0]);
	await linkToAction(db, editor, named, promise.slug);
	await linkToAction(db, editor, named, promise.slug);
	await rejects(() => linkToAction(db, editor, named, draft.slug), { status: 404 });
	const found = await readers.actionDesk(db, editor, named, { words: 'lektiehjælp', after: null });
	expect(found.links.found).toEqual([]);
	const { commitments } = await readers.actionPage(db, ...named, null);
	expect(commitments.map(({ slug }) => slug)).toEqual([promise.slug]);
	expect((await readers.actionsLeaningOn(db, promise.id)).actions.map(({ slug }) => slug)).toEqual([
		named[1],
	]);
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
	expect((await readers.actionPage(db, ...named, null)).commitments).toEqual([]);
	await db.updateTable('organisation').set({ state: 'approved' }).where('id', '=', us.id).execute();
	await unlinkFromAction(db, editor, named, promise.slug);
	expect((await readers.actionsLeaningOn(db, promise.id)).actions).toEqual([]);
	const again = await readers.actionDesk(db, editor, named, { words: 'lektiehjælp', after: null });
	expect(again.links.found?.map(({ slug }) => slug)).toEqual([promise.slug]);
});

test('who is called about it is told on the desk only, and works for the city', async ({ db }) => {
	const [editor, consultant, member] = [
		await person(db, 'editor'),
		await person(db, 'consultant'),
		await person(db),
	];
	const named = await written(db, editor, { contact: consultant.person!.id });
	const desk = await readers.actionDesk(db, editor, named, { words: '', after: null });
	expect(desk.contact).toMatchObject({ name: consultant.person!.name });
	await publishPlan(db, editor, named[0]);
	const page = JSON.stringify([
		await readers.actionPage(db, ...named, null),
		await readers.planPage(db, named[0]),
		await readers.plansPage(db, noFilter, null),
		await readers.actionsFile(db),
	]);
	expect(page).not.toContain(consultant.person!.name);
	expect(page).not.toContain(consultant.person!.email);
	await rejects(() => createAction(db, editor, named[0], action({ contact: member.person!.id })), {
		status: 404,
	});
});

describe('who may', () => {
	const verbs: Record<
		string,
		(db: Database, actor: Actor, named: readonly [string, string]) => Promise<unknown>
	> = {
		createPlan: (db, actor) => createPlan(db, actor, plan({ startsOn: '2028-01-01', endsOn: '2029-01-01' })),
		changeIntro: (db, actor, [slug]) => changeIntro(db, actor, slug, { intro: 'Ny tekst' }, null),
		publishPlan: (db, actor, [slug]) => publishPlan(db, actor, slug),
		createAction: (db, actor, [slug]) => createAction(db, actor, slug, action()),
		changeAction: (db, actor, named) =>
			changeAction(db, actor, named, { ...action({ money: 1 }), reason: 'Derfor' }, null),
		stepAction: (db, actor, named) => stepAction(db, actor, named, { to: 'under_way', reason: 'Derfor' }),
		linkToAction: (db, actor, named) => linkToAction(db, actor, named, 'findes-ikke-12345'),
	};
	test.for(Object.keys(verbs))('%s', async (verb, { db }) => {
		const named = await written(db, await person(db, 'editor'));
		const actors: [string, Actor, boolean][] = [
			['visitor', visitor, false],
			['member', (await player(db)).as('owner'), false],
			['auditor', await person(db, 'auditor'), false],
			['consultant', await person(db, 'consultant'), false],
			['moderator', await person(db, 'moderator'), false],
			['editor', await person(db, 'editor'), verb !== 'linkToAction'],
		];
		for (const [who, actor, may] of actors) {
			const outcome = await Promise.resolve()
				.then(() => verbs[verb]!(db, actor, named))
				.then(
					() => true,
					(cause: { status?: number }) => (cause.status === 404 ? false : cause),
				);
			expect([who, outcome]).toEqual([who, may]);
		}
	});

	test.for([
		['visitor', null, false],
		['member', 'member', false],
		['auditor', 'auditor', true],
		['editor', 'editor', true],
	] as const)('the desk is read by %s: %s', async ([, role, reads], { db }) => {
		const named = await written(db, await person(db, 'editor'));
		const actor = role === null ? visitor : role === 'member' ? await person(db) : await person(db, role);
		const reading: (() => Promise<unknown>)[] = [
			() => readers.plansDeskPage(db, actor, noFilter, null),
			() => readers.planDesk(db, actor, named[0]),
			() => readers.actionDesk(db, actor, named, { words: '', after: null }),
		];
		for (const read of reading) {
			const done = await Promise.resolve()
				.then(read)
				.then(
					() => true,
					() => false,
				);
			expect(done).toBe(reads);
		}
	});
});

const typed = {
	title: 'Lektiecaféer',
	body: 'På fem skoler.',
	unit: 'Fagligt center',
	contact: null,
	goals: ['2011-2014/goal-1'],
	money: '',
	startsOn: '1.2.2026',
	dueOn: '30.6.2027',
};
test.for([
	['as it should be', {}, []],
	['kroner as people write them', { money: '1.500.000 kr.' }, []],
	['half a krone', { money: '10,5' }, ['money']],
	['nothing for money', { money: '0' }, ['money']],
	['no goal', { goals: [] }, ['goals']],
	['a goal of nobody’s', { goals: ['2011-2014/goal-99'] }, ['goals']],
	['over before it begins', { dueOn: '1.1.2026' }, ['dueOn']],
	['a title of nothing', { title: ' \u200b ' }, ['title']],
	['an English title of two letters', { titleEn: 'Ab' }, ['titleEn']],
	['an English text of two letters', { bodyEn: 'Ab' }, ['bodyEn']],
] as const)('an action %s', ([, given, wrong]) => {
	const { issues } = safeParse(actionInput, { ...typed, ...given });
	expect((issues ?? []).map(({ path }) => path?.[0]?.key)).toEqual(wrong);
});

test.for([
	['there is', { startsOn: '1.1.2026', endsOn: '31.12.2027' }, []],
	['there was not yet', { startsOn: '1.1.2010', endsOn: '31.12.2011' }, ['committee']],
	[
		'nobody knows',
		{ committee: '2011-2014/magic', startsOn: '1.1.2026', endsOn: '31.12.2027' },
		['committee'],
	],
	['a period backwards', { startsOn: '1.1.2026', endsOn: '31.12.2025' }, ['endsOn']],
] as const)('a plan of a committee that %s', ([, given, wrong]) => {
	const all = { committee: '2011-2014/finance', intro: 'Det handler om penge.', ...given };
	const { issues } = safeParse(planInput, all);
	expect((issues ?? []).map(({ path }) => path?.[0]?.key)).toEqual(wrong);
});
