import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Worklist } from '#lib/contributions/contribution.ts';
import { cityDesk, toConfirm } from '#lib/contributions/desk.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { person, player, type Player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

/** More than two pages, written down in another order than they happened. */
const days = Array.from({ length: 45 }, (_, index) => 1 + ((index * 17) % 30));
const on = (day: number) => `2026-10-${String(Math.min(day, 30)).padStart(2, '0')}`;

async function delivered(db: Database, us: Player, other: Player) {
	const { id: commitmentId } = await commitmentBy(db, us, { counterpart: other });
	const row = { commitmentId, organisationId: us.id, amount: 1, reportedBy: us.as('reporter').person!.id };
	const values = days.map((day) => ({ ...row, happenedOn: on(day) }));
	return db.insertInto('contribution').values(values).returning('id').execute();
}

type Pages = Awaited<ReturnType<typeof cityDesk>>;
async function walked(next: (page?: Pages) => Promise<Pages | null>): Promise<Pages[]> {
	const pages: Pages[] = [];
	for (let page = await next(); page; page = await next(page)) pages.push(page);
	return pages;
}

describe("the municipality's desk", () => {
	test.for<[Worklist, 'level0' | 'level1' | 'evidence']>([
		['waiting', 'level0'],
		['confirmed', 'level1'],
		['evidence', 'evidence'],
	])('shows each contribution once, by the day it shows: %s', async ([show, made], { db }) => {
		const [us, other, consultant] = [
			await player(db),
			await player(db, 'school'),
			await person(db, 'consultant'),
		];
		const ids = (await delivered(db, us, other)).map(({ id }) => id);
		const by = { organisationId: other.id, personId: other.as('owner').person!.id };
		if (made === 'level1')
			await db
				.insertInto('verification')
				.values(ids.map((contributionId) => ({ contributionId, level: 1, ...by })))
				.execute();
		if (made === 'evidence')
			await db
				.insertInto('evidence')
				.values(ids.map((contributionId) => ({ contributionId, kind: 'link', url: 'https://a.example' })))
				.execute();
		const pages = await walked(async (page) =>
			page && !page.next ? null : cityDesk(db, consultant, show, { after: page?.next ?? null }),
		);
		const rows = pages.flatMap(({ contributions }) => contributions);
		expect(pages.length).toBe(3);
		expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids);
		expect(rows.map(({ happenedOn }) => happenedOn)).toEqual(days.map(on).toSorted());
		const asked = await toConfirm(db, other.as('owner'), other.id, 100);
		expect(asked.map(({ happenedOn }) => happenedOn)).toEqual(
			made === 'level1' ? [] : days.map(on).toSorted(),
		);
	});

	test('pages through what is objected to, the longest open first', async ({ db }) => {
		const [us, other, consultant] = [
			await player(db),
			await player(db, 'school'),
			await person(db, 'consultant'),
		];
		const ids = (await delivered(db, us, other)).map(({ id }) => id);
		const by = { organisationId: other.id, personId: other.as('owner').person!.id, reason: 'Passer ikke' };
		const raised = ids.map((contributionId, index) => ({
			contributionId,
			...by,
			raisedAt: new Date(Date.UTC(2026, 10, days[index])),
		}));
		await db.insertInto('objection').values(raised).execute();
		const pages = await walked(async (page) =>
			page && !page.nextObjections
				? null
				: cityDesk(db, consultant, 'waiting', { objections: page?.nextObjections ?? null }),
		);
		const rows = pages.flatMap(({ objections }) => objections);
		expect(pages.length).toBe(3);
		expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
		const times = rows.map(({ objection }) => objection.raisedAt);
		expect(times).toEqual(times.toSorted());
	});
});
