/** A second edition comes into force: what was written under the first stays as it was, and new things are of the new one. */
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect } from 'vitest';
import { saveWhere, startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { propose } from '#lib/commitments/writing/proposals.server.ts';
import { sayAim } from '#lib/commitments/labels.ts';
import { goalLabel } from '#lib/policy/labels.ts';
import { publicCommitment, publicList, publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { listPath, readFilter } from '#lib/commitments/list/list.ts';
import { acceptMatch } from '#lib/matching/matches/matches.server.ts';
import { draftBy, partnership, commitmentBy } from './support/cast/commitments.ts';
import { person, player } from './support/cast/people.ts';
import { drafted, posted, proposed } from './support/cast/postings.ts';
import { publishPosting } from '#lib/matching/postings/postings.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { aimPage } from '#lib/impact/impact.server.ts';
import { yearReport } from '#lib/impact/yearly-report/report.server.ts';
import { areaAt, goalAt, pathOf } from '#lib/impact/scope.ts';
import { overview } from '#lib/municipality/overview.server.ts';
import { cardOf } from '#lib/partnerships/cards.server.ts';
import { publicPartnerships } from '#lib/partnerships/readers.server.ts';
import { readQuery } from '#lib/partnerships/list-filter.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentType, commitmentTypes, isTypeOffered, offeredTypes } from '#lib/policy/catalogue.ts';
import {
	currentEdition,
	editionFrom,
	editions,
	editionsOffered,
	type PolicyEdition,
	type GoalKey,
} from '#lib/policy/edition.ts';
import { edition2011to2014 } from '#lib/policy/edition-2011-2014.ts';
import { up } from '../migrations/0026_policy_editions.ts';
import { test } from './support/database.ts';
import { makeEvent } from './support/cast/events.ts';

/** The same keys say other things in it, and only one type is offered. */
const nextGoals = edition2011to2014.goals.slice(0, 3).map((goal) => ({
	...goal,
	focusArea: 'work',
	name: { da: `Nyt ${goal.number}`, en: `New ${goal.number}` },
	shortName: { da: `nyt ${goal.number}`, en: `new ${goal.number}` },
}));
const next = editionFrom({
	...edition2011to2014,
	key: '2027-2030',
	period: { start: '2027-01-01', end: '2030-12-31' },
	goals: nextGoals,
});
const served = commitmentType('mentor-hours').serves as Record<string, string | null>;
const shippedEditions = editions as unknown as PolicyEdition[];

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => {
	if (shippedEditions.at(-1) === next) shippedEditions.pop();
	delete served[next.key];
	setClock(null);
});
/** Shipped before it is in force. */
function ship(): void {
	shippedEditions.push(next);
	served[next.key] = 'goal-2';
}

async function everything(db: Database, slugs: { ours: string; us: string }) {
	const list = await publicList(db, readFilter(new URLSearchParams('aim=goal-1')), null);
	const area = await publicList(db, readFilter(new URLSearchParams('aim=youth')), null);
	const { commitment } = await publicCommitment(db, slugs.ours);
	const results = (await publicResults(db, null)).editions.find(({ edition }) => edition === editions[0])!;
	const query = readQuery(new URLSearchParams('goal=goal-1'));
	const together = await publicPartnerships(db, { ...query, limit: 9 });
	const goal = await aimPage(db, goalAt('1')!, null);
	const listed = {
		query: new URLSearchParams('area=youth'),
		after: null,
		limit: 9,
		now: now(),
		origin: 'https://by.dk',
	};
	return {
		list: list.commitments.map(({ slug }) => slug),
		area: area.commitments.length,
		words: [
			goalLabel(commitment.goal),
			sayAim(commitment),
			listPath({ aim: 'goal-1' }),
			pathOf(areaAt('1')!),
		],
		results: results.areas.map(({ area: { key }, commitments, goals }) => [
			key,
			commitments,
			goals.map(({ types }) => types),
		]),
		goal: [
			goal.impact.commitments,
			goal.impact.units.map(({ unit, target, levels }) => [unit, target, levels]),
		],
		report: (await yearReport(db, slugs.us, '2026')).commitments,
		cards: together.rows.map((one) => cardOf(one, '2026-11-22').goals),
		events: (await lists.events(db, listed)).rows.map(({ url }) => url),
	};
}

async function scene(db: Database) {
	const [us, other] = [await player(db), await player(db, 'school')];
	const together = await partnership(db, [us, other]);
	await db
		.updateTable('partnership')
		.set({ goals: ['2011-2014/goal-1'], termsVersion: 1, state: 'draft' })
		.execute();
	await db.updateTable('partnership').set({ state: 'active' }).execute();
	const ours = await commitmentBy(db, us, { type: 'apprenticeships', dueOn: '2027-12-31' });
	await commitmentBy(db, us, { partnership: together, dueOn: '2027-12-31' });
	await db
		.updateTable('commitment')
		.set({ districts: [3] })
		.execute();
	await db
		.insertInto('contribution')
		.values({ commitmentId: ours.id, organisationId: us.id, amount: 3, happenedOn: '2026-03-03' })
		.execute();
	await makeEvent(db, us.id, {
		slug: 'aften',
		title: 'Aften',
		description: 'Kom forbi',
		startsAt: new Date('2027-03-01T18:00:00Z'),
		onlineUrl: 'https://by.dk/aften',
		languages: ['da'],
		publishedAt: now(),
		focusArea: '2011-2014/youth',
	});
	return { us, other, ours };
}

test('what was written under the first edition stays as it was', async ({ db }) => {
	const { us, ours } = await scene(db);
	const slugs = { ours: ours.slug, us: us.slug };
	const before = await everything(db, slugs);
	expect(before).toMatchObject({
		list: expect.arrayContaining([ours.slug]),
		area: 2,
		cards: [[expect.stringContaining('Mål 1')]],
		events: ['https://by.dk/begivenheder/aften'],
	});
	ship();
	expect(currentEdition()).toBe(editions[0]);
	expect(await everything(db, slugs)).toEqual(before);

	setClock('2027-01-01T12:00:00Z');
	expect(currentEdition()).toBe(next);
	expect(isTypeOffered('apprenticeships')).toBe(false);
	const words = await everything(db, slugs);
	const shown = (of: typeof before) => ({ ...of, report: null });
	expect(shown(words)).toEqual(shown(before));
	expect(words.report.map(({ notes }) => notes)).toEqual(before.report.map(({ notes }) => notes));

	const city = await overview(db, await person(db, 'consultant'), now());
	expect(city.coverages.map(({ edition }) => edition.key)).toEqual(['2027-2030', '2011-2014']);
	expect((await publicResults(db, null)).editions.map(({ edition }) => edition.key)).toEqual([
		'2027-2030',
		'2011-2014',
	]);
});

test('what is written anew is of the edition in force, with totals and addresses of its own', async ({
	db,
}) => {
	const { us, other } = await scene(db);
	const begun = await draftBy(db, us, { dueOn: '2028-01-01' });
	const half = await drafted(db, other, 'need');
	const [need, offer] = [await posted(db, other, 'need'), await posted(db, us, 'offer')];
	ship();
	setClock('2027-01-02T12:00:00Z');

	expect(offeredTypes().map(({ key }) => key)).toEqual(['mentor-hours']);
	expect(editionsOffered().map(({ key }) => key)).toEqual(['2027-2030']);
	expect(editionsOffered(['goal-1']).map(({ key }) => key)).toEqual(['2027-2030', '2011-2014']);
	const over = { code: 'policy_over' };
	await expect(propose(db, us.as('editor'), begun)).rejects.toMatchObject(over);
	await expect(
		publishPosting(db, other.as('editor'), other.slug, half, { wordingRead: true }),
	).rejects.toMatchObject(over);
	await expect(startDraft(db, us.as('editor'), us.id, { type: 'apprenticeships' })).rejects.toMatchObject(
		over,
	);

	const draft = await startDraft(db, us.as('editor'), us.id, { type: 'mentor-hours' });
	const where = {
		secondaryGoals: [],
		targetGroup: '',
		districts: [],
		resources: '',
		milestones: [],
		partnership: '',
		counterpart: '',
	};
	await saveWhere(db, us.as('editor'), draft, { ...where, goal: '2027-2030/goal-1' as GoalKey });
	const fresh = (await findBySlug(db, await propose(db, us.as('editor'), draft)))!;
	expect([fresh.goal, goalLabel(fresh.goal)]).toEqual(['2027-2030/goal-1', 'Mål 1: nyt 1']);

	const match = await proposed(db, us, [offer, need], {
		startsOn: '2027-01-02',
		endsOn: addDays('2027-01-02', 90),
	});
	const met = (await findBySlug(db, await acceptMatch(db, other.as('owner'), other.slug, match)))!;
	expect(met.goal).toBe('2027-2030/goal-2');

	expect(pathOf(goalAt('2027-2030-2')!)).toBe('/results/goals/2027-2030-2');
	const listed = async (aim: string) =>
		(await publicList(db, readFilter(new URLSearchParams({ aim })), null)).commitments.length;
	expect([await listed('2027-2030-goal-2'), await listed('2027-2030-work'), await listed('goal-2')]).toEqual([
		1, 1, 0,
	]);
	expect((await aimPage(db, goalAt('2027-2030-2')!, null)).impact.commitments).toBe(1);
	expect((await aimPage(db, goalAt('1')!, null)).impact.commitments).toBe(2);
});

test('a row says which edition it is of', async ({ db }) => {
	const { ours } = await scene(db);
	const refused = { code: '23514' };
	for (const goal of ['goal-1', '2011-2014', '2011-2014/', '2011-2014/goal 1', ''])
		await expect(
			db.updateTable('commitment').set({ goal }).where('id', '=', ours.id).execute(),
			goal,
		).rejects.toMatchObject(refused);
	for (const secondaryGoals of [
		['goal-1'],
		['2011-2014/goal-1', 'goal-2'],
		['2011-2014/goal-1 2011-2014/goal-2', ''],
	])
		await expect(db.updateTable('commitment').set({ secondaryGoals }).execute()).rejects.toMatchObject(
			refused,
		);
	await expect(db.updateTable('event').set({ focusArea: 'youth' }).execute()).rejects.toMatchObject(refused);
	const unknown = { goal: '2019-2022/goal-1', type: 'space-flights' };
	await db.updateTable('commitment').set(unknown).where('id', '=', ours.id).execute();
	const { commitment } = await publicCommitment(db, ours.slug);
	expect([goalLabel(commitment.goal), sayAim(commitment)]).toEqual([
		'Et mål i en anden politik',
		'En indsats i en anden politik',
	]);
	await publicResults(db, null);
});

/** A key never changes what it counts: commitments of all editions are added by it. */
test('types, units and directions are frozen', () => {
	expect(commitmentTypes.map(({ key, unit, direction }) => `${key}: ${unit.key}, ${direction}`))
		.toMatchInlineSnapshot(`
		[
		  "apprenticeships: apprenticeship, up",
		  "spare-time-jobs: spare-time-job, up",
		  "company-visits: visit, up",
		  "education-evenings: education-evening, up",
		  "homework-help: homework-hour, up",
		  "mentor-hours: mentor-hour, up",
		  "work-placements: work-placement, up",
		  "fair-adverts: job-advert, up",
		  "advice-hours: advice-hour, up",
		  "answer-days: waiting-day, down",
		  "neighbourhood-walks: walk-place, up",
		  "open-house: open-evening, up",
		  "language-cafes: language-cafe, up",
		  "volunteer-places: volunteer-place, up",
		  "board-seats: board-seat, up",
		  "room-hours: room-hour, up",
		  "equipment: equipment-loan, up",
		  "shared-meals: shared-meal, up",
		  "leisure-places: leisure-place, up",
		  "courses: course-place, up",
		]
	`);
});

test('rows from before are carried over, whatever guards them', async ({ db }) => {
	const { us } = await scene(db);
	await posted(db, us, 'offer');
	const terms = { goals: ['2011-2014/goal-1', '2011-2014/goal-2'] };
	await sql`insert into partnership_amendment (partnership_id, kind, version, reason, before, after, proposed_by_id)
		select id, 'terms', terms_version, 'Vi vil mere', ${JSON.stringify(terms)}::text::jsonb, '{}', ${us.id} from partnership`.execute(
		db,
	);
	const held = async () =>
		(
			await sql`select (select array_agg(goal order by id) from commitment) as promised, (select array_agg(goal) from posting) as posted,
				(select array_agg(focus_area) from event) as areas, (select goals from partnership) as goals,
				(select before from partnership_amendment) as before`.execute(db)
		).rows;
	const carried = await held();
	const bare = sql.raw(`'2011-2014/', ''`);
	await sql`
		alter table commitment drop constraint commitment_goal_has_edition, drop constraint commitment_secondary_goals_have_editions;
		alter table partnership drop constraint partnership_goals_have_editions;
		alter table posting drop constraint posting_goal_has_edition;
		alter table added_commitment_type drop constraint added_commitment_type_goal_has_edition;
		alter table event drop constraint event_focus_area_has_edition;
		alter table opportunity drop constraint opportunity_focus_area_has_edition;
		drop function has_edition(text);
		drop function have_editions(text[]);
		alter table commitment alter column goal type text using replace(goal, ${bare});
		alter table partnership alter column goals drop default;
		alter table partnership alter column goals type text[] using replace(goals::text, ${bare})::text[];
		alter table posting alter column goal type text using replace(goal, ${bare});
		alter table event alter column focus_area type text using replace(focus_area, ${bare});
		alter table partnership_amendment alter column before type jsonb using replace(before::text, ${bare})::jsonb`.execute(
		db,
	);
	expect(await held()).not.toEqual(carried);
	await up(db as Kysely<unknown>);
	expect(await held()).toEqual(carried);
});
