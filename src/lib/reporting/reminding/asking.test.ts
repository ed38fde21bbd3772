import { afterEach, expect } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import { reportOverview } from '#lib/reporting/overview/overview.server.ts';
import { askForReports, askOne } from '#lib/reporting/reminding/asking.server.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

afterEach(() => setClock(null));

const owes = (db: Database, { id }: { id: number }, coveredUntil: string) =>
	db.updateTable('reportingRecord').set({ coveredUntil }).where('organisationId', '=', id).execute();
const filterOf = (query: string) => readOverviewFilter(new URLSearchParams(query));
/** Does what waits in the queue for it. */
async function work(db: Database) {
	const { sql } = await import('kysely');
	const { rows } = await sql<{ payload: Parameters<typeof askOne.handle>[1] }>`
		select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
		where t.identifier = ${askOne.name} order by j.id`.execute(db);
	for (const { payload } of rows) await askOne.handle(db, payload);
	return rows.length;
}

test('those who owe the report hear of it once a day, whoever asks and however often the job runs', async ({
	db,
}) => {
	setClock('2026-12-28T09:00:00Z');
	const [late, shop, done] = [await player(db, 'school'), await player(db, 'business'), await player(db)];
	await owes(db, late, '2025-07-01');
	await owes(db, shop, '2026-01-01');
	await owes(db, done, '2026-07-01');
	const [karen, anders] = [await person(db, 'consultant'), await person(db, 'editor')];
	expect(await askForReports(db, karen, filterOf('?kind=school'))).toBe(1);
	expect(await askForReports(db, anders, filterOf(''))).toBe(2);
	expect(await work(db)).toBe(3);
	await work(db);
	for (const one of [late, shop]) {
		const mails = await mailsTo(db, one.as('reporter').person.email);
		expect(mails).toHaveLength(1);
		expect(mails[0]?.text).toContain('til og med 14. januar 2027');
	}
	expect(await mailsTo(db, late.as('reader').person.email)).toEqual([]);
	expect(await mailsTo(db, done.as('owner').person.email)).toEqual([]);
	const trail = await db
		.selectFrom('auditEntry')
		.select(['personId', 'organisationId'])
		.where('verb', '=', 'report.reminded')
		.execute();
	expect(trail).toEqual([
		{ personId: karen.person.id, organisationId: late.id },
		{ personId: anders.person.id, organisationId: shop.id },
	]);
	setClock('2026-12-29T09:00:00Z');
	await askForReports(db, karen, filterOf(''));
	await owes(db, shop, '2026-07-01');
	await work(db);
	expect(await mailsTo(db, late.as('reporter').person.email)).toHaveLength(2);
	// The report came before the job ran.
	expect(await mailsTo(db, shop.as('reporter').person.email)).toHaveLength(1);
});

test('is asked for by those who work with the partners, and while it can be sent', async ({ db }) => {
	setClock('2026-12-28T09:00:00Z');
	const shop = await player(db);
	await owes(db, shop, '2026-01-01');
	const mayAsk = async (role: 'consultant' | 'auditor') =>
		(await reportOverview(db, await person(db, role), filterOf(''), { limit: 5 })).mayAsk;
	for (const actor of [await person(db, 'auditor'), await person(db), shop.as('owner')])
		await expect(askForReports(db, actor, filterOf(''))).rejects.toMatchObject({ status: 404 });
	expect([await mayAsk('consultant'), await mayAsk('auditor')]).toEqual([true, false]);
	setClock('2027-03-01T09:00:00Z');
	expect(await askForReports(db, await person(db, 'consultant'), filterOf(''))).toBe(0);
	expect(await mayAsk('consultant')).toBe(false);
});
