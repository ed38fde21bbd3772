import { sql } from 'kysely';
import { afterAll, beforeAll, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import type { OpinionInput } from '#lib/followup/opinions/input.ts';
import { opinionStandings, standingOf, type OpinionStanding } from '#lib/followup/opinions/opinion.ts';
import {
	answerOpinion,
	changeOpinion,
	createOpinion,
	publishOpinion,
} from '#lib/followup/opinions/opinions.server.ts';
import {
	opinionDesk,
	opinionPage,
	opinionsDeskPage,
	opinionsFile,
	opinionsOn,
	opinionsPage,
} from '#lib/followup/opinions/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const opinion = (given: Partial<OpinionInput> = {}): OpinionInput => ({
	givenOn: '2026-10-01',
	title: 'Planen mangler en frist',
	body: 'Ingen kan se, hvornår det er nået.',
	documentUrl: null,
	committee: '2011-2014/finance',
	goals: ['2011-2014/goal-3'],
	answerDueOn: '2026-12-01',
	submission: undefined,
	...given,
});
const lastOf = (path: string) => path.split('/').at(-1)!;
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const all = { standing: null };

test('a draft is the desk’s; published it stands as it was given, and is answered', async ({ db }) => {
	const editor = await person(db, 'editor');
	const slug = lastOf(await createOpinion(db, editor, opinion()));
	await rejects(() => opinionPage(db, slug), { status: 404 });
	await rejects(() => answerOpinion(db, editor, slug, { words: 'Ja' }), { code: 'opinion_not_published' });
	await changeOpinion(db, editor, slug, opinion({ title: 'Planen mangler to frister' }), null);
	await publishOpinion(db, editor, slug);
	await rejects(() => publishOpinion(db, editor, slug), { code: 'opinion_published' });
	await rejects(() => changeOpinion(db, editor, slug, opinion(), null), { code: 'opinion_published' });
	for (const statement of [sql`update opinion set title = 'Planen er god'`, sql`delete from opinion`])
		await expect(statement.execute(db)).rejects.toThrow(/stands as it was given/);
	expect((await opinionPage(db, slug)).opinion).toMatchObject({
		title: 'Planen mangler to frister',
		standing: 'waiting',
	});
	await answerOpinion(db, editor, slug, { words: 'Fristerne kommer på.' });
	await answerOpinion(db, editor, slug, { words: 'Nu er de på.' });
	const page = await opinionPage(db, slug);
	expect(page.opinion.standing).toBe('answered');
	expect(page.answers.map(({ words, answeredByName }) => [words, answeredByName])).toEqual([
		['Fristerne kommer på.', null],
		['Nu er de på.', null],
	]);
	expect((await opinionDesk(db, editor, slug)).answers[0]!.answeredByName).toBe(editor.person!.name);
	await expect(sql`update opinion_answer set words = 'Nej'`.execute(db)).rejects.toThrow(/append-only/);
	expect(await opinionsOn(db, '2011-2014/goal-3')).toHaveLength(1);
	expect(await opinionsOn(db, '2011-2014/goal-1')).toEqual([]);
	const file = await opinionsFile(db);
	expect(file).toContain('Planen mangler to frister');
	expect(file).toContain('Fristerne kommer på.');
});

test('a form sent twice answers once', async ({ db }) => {
	const editor = await person(db, 'editor');
	const slug = lastOf(await createOpinion(db, editor, opinion()));
	await publishOpinion(db, editor, slug);
	const submission = crypto.randomUUID();
	for (let time = 0; time < 2; time++)
		await answerOpinion(db, editor, slug, { words: 'Fristerne kommer på.', submission });
	expect((await opinionPage(db, slug)).answers).toHaveLength(1);
});

async function oneOfEach(db: Database, editor: Actor) {
	const made: Record<OpinionStanding, Partial<OpinionInput>> = {
		draft: {},
		waiting: { answerDueOn: '2026-11-22' },
		late: { answerDueOn: '2026-11-21' },
		answered: { answerDueOn: '2026-11-01' },
	};
	for (const standing of opinionStandings) {
		const slug = lastOf(await createOpinion(db, editor, opinion({ title: standing, ...made[standing] })));
		if (standing !== 'draft') await publishOpinion(db, editor, slug);
		if (standing === 'answered') await answerOpinion(db, editor, slug, { words: 'Ja, det gør vi.' });
	}
}

test('SQL and code say the same of where an opinion stands', async ({ db }) => {
	const editor = await person(db, 'editor');
	await oneOfEach(db, editor);
	for (const standing of opinionStandings) {
		const { opinions } = await opinionsDeskPage(db, editor, { standing }, null);
		expect(opinions.map(({ title, standing: said }) => [title, said])).toEqual([[standing, standing]]);
	}
	expect((await opinionsPage(db, all, null)).opinions.map(({ title }) => title).toSorted()).toEqual([
		'answered',
		'late',
		'waiting',
	]);
	expect((await opinionsPage(db, { standing: 'draft' }, null)).opinions).toEqual([]);
});

test.for<[boolean, string, boolean, OpinionStanding]>([
	[false, '2026-01-01', false, 'draft'],
	[true, '2026-11-22', false, 'waiting'],
	[true, '2026-11-21', false, 'late'],
	[true, '2026-11-21', true, 'answered'],
])('published %s, due %s, answered %s: %s', ([published, answerDueOn, answered, standing]) => {
	const at = new Date('2026-11-01');
	expect(
		standingOf(
			{ publishedAt: published ? at : null, answerDueOn, answeredAt: answered ? at : null },
			'2026-11-22',
		),
	).toBe(standing);
});

test('who may', async ({ db }) => {
	const editor = await person(db, 'editor');
	const [draft, open] = [
		lastOf(await createOpinion(db, editor, opinion())),
		lastOf(await createOpinion(db, editor, opinion())),
	];
	await publishOpinion(db, editor, open);
	const verbs: Record<string, (actor: Actor) => Promise<unknown>> = {
		write: (actor) => createOpinion(db, actor, opinion()),
		change: (actor) => changeOpinion(db, actor, draft, opinion(), null),
		publish: (actor) => publishOpinion(db, actor, draft),
		answer: (actor) => answerOpinion(db, actor, open, { words: 'Ja, det gør vi.' }),
	};
	const nobody = [
		visitor,
		(await player(db)).as('owner'),
		await person(db, 'auditor'),
		await person(db, 'consultant'),
		await person(db, 'moderator'),
	];
	for (const [verb, act] of Object.entries(verbs)) {
		for (const actor of nobody) await rejects(() => act(actor), { status: 404 });
		await expect(act(editor), verb).resolves.not.toThrow();
	}
	await rejects(() => opinionDesk(db, visitor, open), { status: 404 });
	expect(await opinionDesk(db, await person(db, 'auditor'), open)).toMatchObject({ mayWrite: false });
});
