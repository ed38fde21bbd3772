/** A new period of the policy, with a real database: how it is written, by how many eyes, and what it changes on its first day. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { changeInputs } from '#lib/followup/policy-edition/changes.ts';
import { documentAfter, problemsOf, sectionKeys } from '#lib/followup/policy-edition/document.ts';
import * as drafting from '#lib/followup/policy-edition/drafting.server.ts';
import { learnEditions } from '#lib/followup/policy-edition/learning.server.ts';
import { draftPage, editionsPage, sectionPage } from '#lib/followup/policy-edition/readers.server.ts';
import { frameValues, rowsOf, typeRows, withRows } from '#lib/followup/policy-edition/sections.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { commitmentType, defaultGoalOf, offeredTypes } from '#lib/policy/catalogue.ts';
import {
	currentEdition,
	editions,
	goalBySlug,
	goalOf,
	isGoalOffered,
	knowEditions,
} from '#lib/policy/edition.ts';
import { person, type Somebody } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const today = '2026-11-27';
beforeEach(() => setClock(`${today}T09:00:00Z`));
afterEach(() => {
	setClock(null);
	knowEditions([]);
});

const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const administrator = (db: Database) => person(db, 'administrator');
const next = () => documentAfter(editions[0], today);

/** A form as a browser sends it. */
function formOf(values: StoredValues, prefix = ''): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(values))
		if (Array.isArray(value))
			value.forEach((row, index) => {
				for (const [field, text] of formOf(row as StoredValues, `${name}.${index}.`))
					form.append(field, text);
			});
		else form.append(prefix + name, String(value ?? ''));
	return form;
}
const storedIn = (section: (typeof sectionKeys)[number]): StoredValues =>
	section === 'frame'
		? frameValues(next())
		: {
				rows: section === 'types' ? typeRows(next()) : rowsOf[section](next()),
			};

/** What the part's form does to the period, or its answer. */
const sent = (section: (typeof sectionKeys)[number], values: StoredValues) =>
	submit(formOf(values), changeInputs[section], (change) => Promise.resolve(change(next())));

describe('a period', () => {
	test.for([
		['2026-11-27', '2027-2030'],
		['2013-06-01', '2015-2018'],
		['2014-12-31', '2015-2018'],
		['2015-01-01', '2016-2019'],
		['2026-12-31', '2027-2030'],
		['2027-01-01', '2028-2031'],
	] as const)('that is begun on %s is of %s, and could be sent as it is', ([day, key]) => {
		const document = documentAfter(editions[0], day);
		expect(document.key).toBe(key);
		expect(document.goals.map(({ key }) => key)).toEqual(
			editions[0].goals.map(({ key }) => key.split('/')[1]),
		);
		expect(problemsOf(document, { editions, today: day })).toEqual([]);
	});

	test.for(sectionKeys)('is the same after its part %s is saved as it stands', async (section) => {
		expect(await sent(section, storedIn(section))).toEqual(next());
	});

	test('loses what pointed at a goal that is gone, and gives its key to no other', () => {
		const rows = rowsOf.goals(next());
		const without = withRows.goals(next(), [
			...next()
				.goals.filter(({ key }) => key !== 'goal-5')
				.map((goal) => ({
					...{ key: goal.key, nameDa: goal.name.da, nameEn: goal.name.en ?? '', area: goal.focusArea },
					...{ shortDa: goal.shortName.da, shortEn: goal.shortName.en ?? '', direction: goal.direction },
					...{ value: null, bound: null, unitDa: '', unitEn: '' },
				})),
			{
				...{ key: '', nameDa: 'Nyt mål', nameEn: 'New goal', shortDa: 'nyt', shortEn: 'new', area: 'work' },
				...{ direction: 'up' as const, value: null, bound: null, unitDa: '', unitEn: '' },
			},
		]);
		expect(rows).toHaveLength(7);
		expect(without.goals.map(({ key, number }) => `${number} ${key}`)).toEqual([
			...['1 goal-1', '2 goal-2', '3 goal-3', '4 goal-4', '5 goal-6', '6 goal-7', '7 goal-8'],
		]);
		expect(new Set(without.markedAreas.map(({ goal }) => goal))).toEqual(new Set(['']));
		expect(problemsOf(without, { editions, today })).toEqual([
			{ section: 'marked', problem: 'marked_without_goal' },
		]);
		expect(Object.values(without.serves)).not.toContain('goal-5');
	});

	test.for([
		['goals', { nameDa: 'x' }, 'rows.0.nameDa', () => m.field_least({ least: 2 })],
		['goals', { area: '' }, 'rows.0.area', () => m.policy_edition_choose()],
		['goals', { value: '5', bound: '' }, 'rows.0.value', () => m.policy_edition_target_whole()],
		['goals', { value: 'fem' }, 'rows.0.value', () => m.field_number_wrong()],
		['committees', { from: 'i går' }, 'rows.0.from', () => m.field_day_wrong({ typed: 'i går' })],
		['committees', { until: '1.1.2000' }, 'rows.0.until', () => m.policy_edition_until_before()],
		['marked', { point: '55.6786, 12.5328' }, 'rows.0.point', () => m.policy_edition_outside()],
		['marked', { point: '' }, 'rows.0.point', () => m.field_point_missing()],
	] as const)('has a sentence at the field: %s %o', async ([section, wrong, field, sentence]) => {
		const [first = {}, ...rest] = rowsOf[section](next());
		const answer = await sent(section, { rows: [{ ...first, ...wrong }, ...rest] });
		expect(answer).toMatchObject({ status: 422, data: { errors: { [field]: sentence() } } });
	});

	test('leaves out rows that are empty or to go, and says what points at nothing', async () => {
		const rows = rowsOf.areas(next()).map((row, index) => (index === 0 ? { ...row, remove: 'on' } : row));
		const empty = { key: '', nameDa: ' ', nameEn: '', shortDa: '', shortEn: '' };
		const document = await sent('areas', { rows: [...rows, empty] });
		expect(document).toMatchObject({ focusAreas: [{ number: 1 }, { number: 2 }, { number: 3 }] });
		expect(problemsOf(document as ReturnType<typeof next>, { editions, today })).toEqual([
			{ section: 'goals', problem: 'goal_without_area' },
			{ section: 'lighthouses', problem: 'lighthouse_without_area' },
		]);
	});
});

const versionFor = async (db: Database, writer: Somebody) =>
	(await sectionPage(db, writer, 'goals'))?.version ?? null;

/** One writes it, with a name of its own. */
async function drafted(db: Database): Promise<Somebody> {
	const anna = await administrator(db);
	await drafting.beginDraft(db, anna, {});
	const version = await versionFor(db, anna);
	await drafting.saveSection(
		db,
		anna,
		(document) => ({ ...document, title: { da: 'En by for alle', en: 'A city for all' } }),
		version,
	);
	return anna;
}
async function published(db: Database): Promise<void> {
	await drafting.sendDraft(db, await drafted(db));
	const bo = await administrator(db);
	await drafting.approveDraft(db, bo, { revision: (await draftPage(db, bo)).draft.revision });
}

describe('a new period', () => {
	test('is in force from its first day, and what is of the one before stays so', async ({ db }) => {
		await published(db);
		expect(await learnEditions(db)).toBe(true);
		expect(await learnEditions(db)).toBe(false);
		expect(editions.map(({ key }) => key as string)).toEqual(['2011-2014', '2027-2030']);
		expect(currentEdition().key).toBe('2011-2014');
		setClock('2026-12-31T23:00:00Z');
		expect(currentEdition().key as string).toBe('2027-2030');
		expect(isGoalOffered('2027-2030/goal-1')).toBe(true);
		expect(isGoalOffered('2011-2014/goal-1')).toBe(false);
		expect(goalOf('2011-2014/goal-1')?.pageSlug).toBe('1');
		expect(goalBySlug('2027-2030-goal-1')?.pageSlug).toBe('2027-2030-1');
		expect(defaultGoalOf(commitmentType('mentor-hours')) as string).toMatch(/^2027-2030\//);
		expect(offeredTypes().length).toBeGreaterThan(5);
		const page = await editionsPage(db, await person(db, 'auditor'));
		expect(page).toMatchObject({ current: '2027-2030', draft: undefined, mayWrite: false });
		expect(page.editions.map(({ key, published: by }) => [key, by !== null])).toEqual([
			['2027-2030', true],
			['2011-2014', false],
		]);
	});

	test('offers the types that it says, and no others', async ({ db }) => {
		const anna = await drafted(db);
		const version = await versionFor(db, anna);
		await drafting.saveSection(
			db,
			anna,
			(document) => ({ ...document, serves: { ...document.serves, 'mentor-hours': null } }),
			version,
		);
		await drafting.sendDraft(db, anna);
		const bo = await administrator(db);
		await drafting.approveDraft(db, bo, { revision: (await draftPage(db, bo)).draft.revision });
		await learnEditions(db);
		setClock('2027-01-01T09:00:00Z');
		expect(offeredTypes().map(({ key }) => key)).not.toContain('mentor-hours');
		expect(offeredTypes().map(({ key }) => key)).toContain('apprenticeships');
	});

	test('takes four eyes, and the one who reads knows what they approve', async ({ db }) => {
		const anna = await drafted(db);
		const bo = await administrator(db);
		await refused(drafting.approveDraft(db, bo, { revision: 1 }), 'policy_draft_not_sent');
		await refused(
			drafting.saveSection(db, bo, (document) => document, null),
			'policy_draft_others',
		);
		await drafting.sendDraft(db, anna);
		await refused(
			drafting.saveSection(db, anna, (document) => document, null),
			'policy_draft_sent',
		);
		await refused(drafting.discardDraft(db, bo), 'policy_draft_sent');
		await refused(drafting.approveDraft(db, anna, { revision: 1 }), 'policy_own_draft');
		await refused(drafting.approveDraft(db, bo, { revision: 0 }), 'policy_draft_changed');
		await drafting.returnDraft(db, bo, { reason: 'Der mangler et mål.' });
		expect((await draftPage(db, anna)).draft.returnedReason).toBe('Der mangler et mål.');
		await drafting.discardDraft(db, anna);
		await expect(draftPage(db, anna)).rejects.toMatchObject({ status: 404 });
	});

	test('is held by the database', async ({ db }) => {
		const anna = await drafted(db);
		const { id } = await db.selectFrom('policyEditionDraft').select('id').executeTakeFirstOrThrow();
		const bo = await administrator(db);
		await expect(
			db.updateTable('policyEditionDraft').set({ draftedBy: bo.person.id }).where('id', '=', id).execute(),
		).rejects.toThrow(/stays its drafter/);
		const unsent = { ...next(), key: '2028-2031', period: { start: '2028-01-01', end: '2031-12-31' } };
		const insert = (draftedBy: number, approvedBy: number, document: object) =>
			sql`insert into policy_edition (key, starts_on, ends_on, document, published_at, drafted_by, approved_by)
				values (${unsent.key}, ${unsent.period.start}, ${unsent.period.end}, ${JSON.stringify(document)}::text::jsonb, now(),
					${draftedBy}, ${approvedBy})`.execute(db);
		await expect(insert(anna.person.id, bo.person.id, unsent)).rejects.toThrow(/what was sent/);
		await drafting.sendDraft(db, anna);
		await expect(
			sql`update policy_edition_draft set revision = 9 where id = ${id}`.execute(db),
		).rejects.toThrow(/does not change/);
		await drafting.approveDraft(db, bo, { revision: (await draftPage(db, bo)).draft.revision });
		for (const change of [
			sql`update policy_edition set ends_on = '2033-12-31'`,
			sql`delete from policy_edition`,
			sql`update policy_edition set approved_by = drafted_by`,
		])
			await expect(change.execute(db)).rejects.toThrow(/frozen/);
	});

	test('is begun once, by two at once, and saved over nobody’s work', async ({ db }) => {
		const [anna, bo] = [await administrator(db), await administrator(db)];
		const begun = await Promise.allSettled([
			drafting.beginDraft(db, anna, {}),
			drafting.beginDraft(db, bo, {}),
		]);
		expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		const writer = begun[0]!.status === 'fulfilled' ? anna : bo;
		const version = await versionFor(db, writer);
		await drafting.saveSection(db, writer, (document) => document, version);
		await refused(
			drafting.saveSection(db, writer, (document) => document, version),
			'edited_meanwhile',
		);
		const submission = crypto.randomUUID();
		await drafting.discardDraft(db, writer);
		const twice = await Promise.all([1, 2].map(() => drafting.beginDraft(db, writer, { submission })));
		expect(twice[0]).toBe(twice[1]);
	});

	test('of years that are known, or that begin too early, is not sent', async ({ db }) => {
		await published(db);
		const anna = await administrator(db);
		await drafting.beginDraft(db, anna, {});
		const of = (start: string, end: string) =>
			drafting.saveSection(
				db,
				anna,
				(document) => ({
					...document,
					key: `${start.slice(0, 4)}-${end.slice(0, 4)}`,
					period: { start, end },
				}),
				null,
			);
		expect((await draftPage(db, anna)).draft.document.key).toBe('2031-2034');
		await of('2027-01-01', '2030-12-31');
		await refused(drafting.sendDraft(db, anna), 'policy_period_before_last');
		await of('2026-11-27', '2030-12-31');
		await refused(drafting.sendDraft(db, anna), 'policy_period_passed');
	});

	test('is for the municipality to read and its administrators to write', async ({ db }) => {
		await drafted(db);
		for (const role of ['consultant', 'editor', 'auditor'] as const) {
			const one = await person(db, role);
			expect((await editionsPage(db, one)).mayWrite).toBe(false);
			await expect(draftPage(db, one)).rejects.toMatchObject({ status: 404 });
			await expect(drafting.beginDraft(db, one, {})).rejects.toMatchObject({ status: 404 });
			await expect(drafting.sendDraft(db, one)).rejects.toMatchObject({ status: 404 });
		}
		await expect(editionsPage(db, await person(db, null))).rejects.toMatchObject({ status: 404 });
		const bo = await administrator(db);
		expect(await sectionPage(db, bo, 'goals')).toBeNull();
		await expect(sectionPage(db, bo, 'noget')).rejects.toMatchObject({ status: 404 });
	});
});
