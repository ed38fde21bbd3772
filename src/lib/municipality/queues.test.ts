import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { municipalityMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { municipalRoles, visitor } from '#lib/accounts/actor.ts';
import { typesPage } from '#lib/commitments/types/readers.server.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { debatesDeskPage } from '#lib/dialogue/debates/readers.server.ts';
import { barriersDeskPage } from '#lib/dialogue/readers.server.ts';
import { appointReader } from '#lib/equality/reading/appointing.server.ts';
import { equalityDeskPage } from '#lib/equality/readers.server.ts';
import { barometerDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import {
	beginEdition,
	checkEdition,
	draftEdition,
} from '#lib/followup/barometer/editions/editions.server.ts';
import { citiesDesk } from '#lib/followup/cities-index/readers.server.ts';
import { createOpinion, publishOpinion } from '#lib/followup/opinions/opinions.server.ts';
import { opinionsDeskPage } from '#lib/followup/opinions/readers.server.ts';
import { documentAfter } from '#lib/followup/policy-edition/document.ts';
import { editionsPage } from '#lib/followup/policy-edition/readers.server.ts';
import { answerComment, comment } from '#lib/followup/report/comments.server.ts';
import { reportsDeskPage } from '#lib/followup/report/readers.server.ts';
import { flagsOfTheCity, takedownsOfTheCity } from '#lib/moderation/readers.server.ts';
import { duplicatesOfTheCity } from '#lib/municipality/duplicates.server.ts';
import { queuesQuery } from '#lib/municipality/queue-queries.server.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { methodsDeskPage } from '#lib/guide/methods/readers.server.ts';
import { queueNames, type QueueName } from '#lib/municipality/queues.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { mayReadImports } from '#lib/organisations/access.ts';
import { listsDesk } from '#lib/organisations/import/list-readers.server.ts';
import { listCases } from '#lib/organisations/readers.server.ts';
import { doublesPage } from '#lib/organisations/doubles/double-readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { charterPage } from '#lib/pledge/versions/readers.server.ts';
import { editions } from '#lib/policy/edition.ts';
import { reportOverview } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import { makeIndicator } from '../../../tests/support/cast/barometer.ts';
import { received } from '../../../tests/support/cast/dialogue/barriers.ts';
import { closedOne, openOne, receivedPost } from '../../../tests/support/cast/dialogue/debates.ts';
import { proposedType } from '../../../tests/support/cast/commitment-types.ts';
import { toldOf } from '../../../tests/support/cast/dialogue/experiences.ts';
import { waitingList } from '../../../tests/support/cast/organisation-lists.ts';
import { proposedMethod } from '../../../tests/support/cast/methods.ts';
import { makeOrganisation, person, player, type Somebody } from '../../../tests/support/cast/people.ts';
import { approvedReport, endHearing, heardReport } from '../../../tests/support/cast/status-reports.ts';
import { test } from '../../../tests/support/database.ts';
import { city, now } from '../../../tests/sweeps/one-of-each.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const at = new Date(now);
const all = { after: null, limit: 50 };
const given = { barometer: '2026-01-01', index: 2025 } as const;

/** Something on every page, all of it by one editor and one administrator. */
async function everything(db: Database): Promise<{ author: Somebody; editor: Somebody }> {
	await city(db);
	const author = await person(db, 'administrator');
	const editor = await person(db, 'editor');
	for (const answerDueOn of ['2026-11-21', '2026-11-22']) {
		const path = await createOpinion(db, editor, {
			...{ givenOn: '2026-10-01', title: 'Planen rækker ikke', body: 'Der mangler en frist.' },
			...{ documentUrl: null, committee: '2011-2014/finance', goals: ['2011-2014/goal-6'], answerDueOn },
		});
		await publishOpinion(db, editor, path.split('/').at(-1)!);
	}
	await proposedType(db, null);
	await received(db);
	await toldOf(db);
	await closedOne(db, author);
	await receivedPost(db, await openOne(db, author));
	await waitingList(db);
	await proposedMethod(db, await player(db, 'association'));
	await makeIndicator(db, editor, [given.barometer]);
	await beginEdition(db, editor, given.barometer);
	await draftEdition(db, editor, given.barometer);
	await db
		.insertInto('citiesIndexEdition')
		.values({
			...{ year: given.index, title: 'Indekset', ourCity: 'København', source: 'Et institut' },
			createdBy: editor.person.id,
		})
		.execute();
	const drafted = { number: 2, draftedBy: author.person.id, createdAt: at, sentAt: at };
	await db
		.insertInto('charterDraft')
		.values({ ...drafted, texts: JSON.stringify({ da: 'Anden udgave' }), takesEffectOn: '2027-01-01' })
		.execute();
	await db
		.insertInto('policyEditionDraft')
		.values({ ...drafted, document: JSON.stringify(documentAfter(editions[0], '2026-11-22')) })
		.execute();
	const { id: commitmentId, organisationId } = await db
		.selectFrom('commitment')
		.select(['id', 'organisationId'])
		.where('state', '=', 'active')
		.where('organisationId', 'is not', null)
		.orderBy('id')
		.limit(1)
		.executeTakeFirstOrThrow();
	await db
		.insertInto('contribution')
		.values({ commitmentId, organisationId: organisationId!, amount: 1, happenedOn: '2026-11-01' })
		.execute();
	const { id: behind } = await makeOrganisation(db, [], { lastConfirmedAt: new Date('2025-11-21') });
	await db
		.insertInto('reportingRecord')
		.values({ organisationId: behind, coveredUntil: '2024-01-01' })
		.execute();
	return { author, editor };
}

const marked = (rows: readonly { waitsForYou: boolean }[]) =>
	rows.filter(({ waitsForYou }) => waitsForYou).length;

/** How many on each page this person may do something about, as the page itself says. */
async function onPages(db: Database, actor: Somebody): Promise<Record<QueueName, number>> {
	const promises = await municipalDesk(db, actor, { proposal: null });
	const desk = await cityDesk(db, actor, 'waiting');
	const reports = await reportOverview(db, actor, readOverviewFilter(new URLSearchParams()), { limit: 50 });
	const barriers = (view: Parameters<typeof barriersDeskPage>[2]) =>
		barriersDeskPage(db, actor, view, null).then((page) => page.barriers.length);
	const barrierViews = await Promise.all(
		(['received', 'unowned', 'late', 'appealed', 'unsolved'] as const).map(barriers),
	);
	const debates = async () => {
		const [received, appealed, over] = await Promise.all(
			(['received', 'appealed', 'unsummarised'] as const).map((view) =>
				debatesDeskPage(db, actor, view, null),
			),
		);
		return received!.posts.length + appealed!.posts.length + over!.debates.length;
	};
	const open = (rows: readonly { open: boolean }[]) => rows.filter((row) => row.open).length;
	const charter = await charterPage(db, actor, all);
	const policy = await editionsPage(db, actor);
	return {
		approvals: (await listCases(db, { state: 'waiting' })).rows.length,
		'partners/import': mayReadImports(actor)
			? (await listsDesk(db, actor, all)).rows.filter(({ state }) => state === 'ready').length
			: 0,
		charter: Number(charter.draft?.waitsForYou),
		policy: Number(policy.draft?.waitsForYou),
		commitments: open(promises.proposals) + open(promises.closings),
		'commitment-types': (await typesPage(db, actor)).waiting.length,
		contributions: desk.contributions.filter(({ ownCase }) => !ownCase).length + desk.objections.length,
		reporting: (reports.counts.late ?? 0) + (reports.counts.inactive ?? 0),
		worklist: (await worklist(db, actor, { kind: 'stale' }, all)).items.length,
		flags: (await flagsOfTheCity(db, actor, { state: 'open', reason: null }, null)).flags.length,
		barriers: barrierViews.reduce((sum, count) => sum + count, 0),
		'equal-treatment': (await equalityDeskPage(db, actor, 'waiting', null)).told?.rows.length ?? 0,
		debates: await debates(),
		methods:
			(await methodsDeskPage(db, actor, 'proposed', null)).methods.length +
			(await methodsDeskPage(db, actor, 'reports', null)).tries.length,
		takedowns: (await takedownsOfTheCity(db, actor, { state: 'appealed' }, null)).takedowns.filter(
			({ decisions }) => decisions.length > 0,
		).length,
		duplicates: (await duplicatesOfTheCity(db, actor, null)).pairs.length,
		'duplicates/partners': (await doublesPage(db, actor, null)).pairs.length,
		'followup/barometer': marked((await barometerDesk(db, actor)).editions),
		'followup/cities-index': (await citiesDesk(db, actor)).editions.filter(({ mayRelease }) => mayRelease)
			.length,
		'followup/opinions': (await opinionsDeskPage(db, actor, { standing: 'late' }, null)).opinions.length,
		'followup/status-reports': marked((await reportsDeskPage(db, actor)).reports),
	};
}

const menu = async (db: Database, actor: Somebody) => {
	const waiting = await waitingByPage(db, actor);
	return Object.fromEntries(queueNames.map((name) => [name, waiting[`/municipality/${name}`]])) as Record<
		QueueName,
		number
	>;
};

test('the menu counts what each page shows as waiting', async ({ db }) => {
	const { author, editor } = await everything(db);
	const actor = await person(db, 'administrator');
	await appointReader(db, author, { person: actor.person.id, role: 'deputy' });
	await heardReport(db, editor, 2026);
	await comment(db, actor, 2026, { section: null, words: 'Hvor er tallene fra?' });
	const waiting = await menu(db, actor);
	expect(waiting).toEqual(await onPages(db, actor));
	for (const name of queueNames) expect(waiting[name], name).toBeGreaterThan(0);
});

describe('what waits for a second person', () => {
	test('does not wait for whoever made it', async ({ db }) => {
		const { author, editor } = await everything(db);
		const own = ['followup/barometer', 'followup/cities-index'] as const;
		for (const name of own) {
			expect((await menu(db, editor))[name], name).toBe(0);
			expect((await menu(db, author))[name], name).toBe(1);
		}
		const another = await person(db, 'administrator');
		for (const name of ['charter', 'policy'] as const) {
			expect((await menu(db, author))[name], name).toBe(0);
			expect((await menu(db, another))[name], name).toBe(1);
			expect((await menu(db, editor))[name], name).toBe(0);
		}
		await checkEdition(db, author, given.barometer, 'Set efter mod kilden.');
		expect((await menu(db, author))['followup/barometer'], 'whoever checked it may release it').toBe(1);
		expect((await menu(db, editor))['followup/barometer']).toBe(0);
		for (const one of [author, editor, another]) {
			const counted = await menu(db, one);
			const shown = await onPages(db, one);
			for (const name of own) expect(shown[name], name).toBe(counted[name]);
		}
	});

	test('and a proposal or a takedown not for whoever typed it', async ({ db }) => {
		await city(db);
		const consultant = await person(db, 'consultant');
		const before = await menu(db, consultant);
		await db
			.updateTable('commitment')
			.set({ createdBy: consultant.person.id })
			.where('state', '=', 'proposed')
			.execute();
		await db
			.updateTable('takedown')
			.set({ takenDownBy: consultant.person.id })
			.where('decidedAt', 'is', null)
			.execute();
		const after = await menu(db, consultant);
		expect(before.takedowns).toBeGreaterThan(0);
		expect(after.takedowns).toBe(0);
		expect(after.commitments).toBeLessThan(before.commitments);
		expect(after).toMatchObject({
			takedowns: (await onPages(db, consultant)).takedowns,
			commitments: (await onPages(db, consultant)).commitments,
		});
	});

	test('a status report waits for an answer from everybody, then for a yes from another', async ({ db }) => {
		const [author, other] = [await person(db, 'editor'), await person(db, 'editor')];
		const counts = async () => {
			const of = async (one: Somebody) => (await menu(db, one))['followup/status-reports'];
			for (const one of [author, other])
				expect(marked((await reportsDeskPage(db, one)).reports)).toBe(await of(one));
			return [await of(author), await of(other)];
		};
		await heardReport(db, author, 2026);
		expect(await counts(), 'it is still heard').toEqual([0, 0]);
		await comment(db, other, 2026, { section: null, words: 'Hvor er tallene fra?' });
		expect(await counts(), 'somebody answers').toEqual([1, 1]);
		const { id } = await db.selectFrom('reportComment').select('id').executeTakeFirstOrThrow();
		await answerComment(db, author, 2026, { comment: id, answer: 'Fra registeret.' });
		expect(await counts(), 'it is answered').toEqual([0, 0]);
		await endHearing(db, 2026);
		expect(await counts(), 'another approves').toEqual([0, 1]);
		await approvedReport(db, author, other, 2025);
		expect(await counts(), 'the City Council has not had it').toEqual([0, 1]);
	});
});

test('nothing is counted for a role that may not act on it', async ({ db }) => {
	await everything(db);
	const abilities: Partial<Record<QueueName, MunicipalAbility>> = {
		...{ approvals: 'decide', 'partners/import': 'administer', charter: 'administer', policy: 'administer' },
		...{
			'commitment-types': 'administer',
			reporting: 'casework',
			worklist: 'casework',
			flags: 'moderate',
			takedowns: 'moderate',
		},
		'duplicates/partners': 'decide',
		...{ duplicates: 'moderate', 'followup/barometer': 'measure', 'followup/cities-index': 'measure' },
		'followup/opinions': 'measure',
	};
	for (const role of municipalRoles) {
		const actor = await person(db, role);
		const waiting = await menu(db, actor);
		for (const [name, ability] of Object.entries(abilities))
			expect(waiting[name as QueueName] > 0, `${role}: ${name}`).toBe(municipalityMay(actor, ability));
	}
});

test('an auditor has the municipality’s own units before them; nobody else has a menu', async ({ db }) => {
	await city(db);
	const auditor = await person(db, 'auditor');
	const desk = await cityDesk(db, auditor, 'waiting');
	const waiting = await menu(db, auditor);
	expect(waiting.contributions).toBe(desk.contributions.length + desk.objections.length);
	expect(await waitingByPage(db, visitor)).toEqual({});
	expect(await waitingByPage(db, await person(db))).toEqual({});
});

test('is one question, and finds each part by an index', async ({ db }) => {
	const asked = { today: '2026-11-22', now: at, personId: 1 };
	const plan = await db.transaction().execute(async (trx) => {
		await sql`set local enable_seqscan = off`.execute(trx);
		const { rows } = await sql<Record<string, string>>`explain ${queuesQuery({
			...asked,
			may: (ability) => ability !== 'verify-own',
		})}`.execute(trx);
		return rows.flatMap((row) => Object.values(row)).join('\n');
	});
	expect(plan.match(/Seq Scan on \w+/g) ?? []).toEqual([]);
	expect(plan).toContain('status_report_waiting');
});
