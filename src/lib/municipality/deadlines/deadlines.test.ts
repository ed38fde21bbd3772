import { afterAll, beforeAll, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { cityTotals } from '#lib/commitments/readers.server.ts';
import {
	readDeadlineFilter,
	spans,
	type DeadlineFilter,
} from '#lib/municipality/deadlines/deadline-filter.ts';
import { deadlineFile, deadlinePage, howManyAreDue } from '#lib/municipality/deadlines/deadlines.server.ts';
import { deadlinesCsv } from '#lib/municipality/deadlines/file.server.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const today = '2026-11-26';
beforeAll(() => setClock(`${today}T09:00:00Z`));
afterAll(() => setClock(null));

const filterOf = (query: string) => readDeadlineFilter(new URLSearchParams(query));
const page = async (db: Database, query: string, asked: { after?: string | null; limit?: number } = {}) =>
	deadlinePage(db, await person(db, 'auditor'), filterOf(query), { after: null, limit: 25, ...asked });
const titles = async (db: Database, query: string) =>
	(await page(db, query)).promises.map(({ title }) => title);

/** Promises by when they are due: the day before today, today, and later; one behind in another district, one given up. */
async function city(db: Database) {
	const [shop, school] = [await player(db, 'business'), await player(db, 'school')];
	const halted = await player(db, 'business', { state: 'suspended' });
	const due = (who: typeof shop, title: string, dueOn: string, given: object = {}) =>
		makeCommitment(db, {
			...{ organisationId: who.id, type: 'apprenticeships', title, target: 10 },
			...{ startsOn: '2026-01-01', dueOn, ...given },
		});
	await due(shop, 'I går', '2026-11-25');
	await due(school, 'I dag', today);
	await due(shop, 'Om 30 dage', '2026-12-26');
	await due(shop, 'Om 31 dage', '2026-12-27', { districts: [5] });
	await due(shop, 'Om to år', '2028-11-26', { startsOn: '2026-11-26' });
	await due(shop, 'Opgivet', '2026-12-01', { state: 'withdrawn' });
	await due(shop, 'Kladde', '2026-12-01', { state: 'draft' });
	await due(halted, 'På pause', '2026-12-01');
	return { shop, school };
}

test('each span says how many it gives, and gives as many, the nearest first', async ({ db }) => {
	await city(db);
	const cases: Record<string, string[]> = {
		late: ['I går'],
		30: ['I dag', 'Om 30 dage'],
		90: ['I dag', 'Om 30 dage', 'Om 31 dage'],
		365: ['I dag', 'Om 30 dage', 'Om 31 dage'],
		all: ['I går', 'I dag', 'Om 30 dage', 'Om 31 dage', 'Om to år'],
	};
	const { counts } = await page(db, '');
	for (const span of spans) {
		expect(await titles(db, `?within=${span}`), span).toEqual(cases[span]);
		expect(counts[span], span).toBe(cases[span]?.length);
	}
});

test('counts what the overview counts', async ({ db }) => {
	await city(db);
	expect((await page(db, '?within=all')).counts.all).toBe((await cityTotals(db)).running);
});

test('is narrowed to a kind, a district and what is behind, the numbers with it', async ({ db }) => {
	await city(db);
	expect(await titles(db, '?kind=school')).toEqual(['I dag']);
	expect((await page(db, '?kind=school')).counts).toEqual({ late: 0, 30: 1, 90: 1, 365: 1, all: 1 });
	// Those for the whole city are for each district.
	expect(await titles(db, '?within=90&district=noerrebro')).toEqual(
		(await titles(db, '?within=90')).filter((title) => title !== 'Om 31 dage'),
	);
	expect(await titles(db, '?within=all&behind=1')).toEqual(['I går']);
});

test.for(['', '?within=all', '?within=365&kind=business', '?within=all&district=noerrebro&behind=1'])(
	'each choice beside »%s« says how many it gives, and gives as many',
	async (query, { db }) => {
		await city(db);
		const auditor = await person(db, 'auditor');
		const filter = filterOf(query);
		const { choices } = await page(db, query);
		const given = async (change: Partial<DeadlineFilter>) =>
			(await deadlineFile(db, auditor, { ...filter, ...change })).length;
		for (const kind of organisationKinds) expect(choices.kind[kind], kind).toBe(await given({ kind }));
		for (const district of districtNrs) expect(choices.district[district]).toBe(await given({ district }));
		expect(choices.behind).toBe(await given({ behind: true }));
		expect(await howManyAreDue(db, auditor, [filter])).toEqual([await given({})]);
	},
);

test('goes on from where a page ended, and a cursor of nothing is the first page', async ({ db }) => {
	await city(db);
	const first = await page(db, '?within=all', { limit: 2 });
	const second = await page(db, '?within=all', { limit: 2, after: first.next });
	const third = await page(db, '?within=all', { limit: 2, after: second.next });
	expect([first, second, third].flatMap(({ promises }) => promises.map(({ title }) => title))).toEqual(
		await titles(db, '?within=all'),
	);
	expect(third.next).toBeNull();
	expect(await page(db, '?within=all', { limit: 2, after: 'ikke-en' })).toMatchObject({ first: true });
	expect(filterOf('?within=nogensinde&kind=ingen&district=99').within).toBe('90');
});

test('as a file holds what the list holds; nobody outside the municipality reads either', async ({ db }) => {
	const { shop } = await city(db);
	const auditor = await person(db, 'auditor');
	const lines = deadlinesCsv(await deadlineFile(db, auditor, filterOf('?within=all')), today)
		.trim()
		.split('\r\n');
	expect(lines).toHaveLength(6);
	expect(lines[1]).toContain('2026-11-25;I går;');
	for (const stranger of [visitor, shop.as('owner'), await person(db)]) {
		await expect(deadlineFile(db, stranger, filterOf(''))).rejects.toMatchObject({ status: 404 });
		const asked = { after: null, limit: 5 };
		await expect(deadlinePage(db, stranger, filterOf(''), asked)).rejects.toMatchObject({ status: 404 });
	}
});
