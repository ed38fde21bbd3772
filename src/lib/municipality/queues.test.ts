import { afterAll, beforeAll, expect } from 'vitest';
import { typesPage } from '#lib/commitments/types/readers.server.ts';
import { visitor } from '#lib/accounts/actor.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { municipalDesk } from '#lib/commitments/writing/municipal-desk.server.ts';
import { duplicatesOfTheCity } from '#lib/municipality/duplicates.server.ts';
import { createOpinion, publishOpinion } from '#lib/followup/opinions/opinions.server.ts';
import { barriersDeskPage } from '#lib/dialogue/readers.server.ts';
import { opinionsDeskPage } from '#lib/followup/opinions/readers.server.ts';
import { comment } from '#lib/followup/report/comments.server.ts';
import { reportDesk } from '#lib/followup/report/readers.server.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import { flagsOfTheCity, takedownsOfTheCity } from '#lib/moderation/readers.server.ts';
import { listCases } from '#lib/organisations/readers.server.ts';
import { reportOverview } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import { doublesPage } from '#lib/organisations/doubles/double-readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { received } from '../../../tests/support/cast/barriers.ts';
import { person } from '../../../tests/support/cast/people.ts';
import { heardReport } from '../../../tests/support/cast/status-reports.ts';
import { city, now } from '../../../tests/sweeps/one-of-each.ts';
import { proposedType } from '../../../tests/support/cast/commitment-types.ts';
import { test } from '../../../tests/support/database.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

test('the menu counts what each page shows as waiting', async ({ db }) => {
	await city(db);
	const actor = await person(db, 'consultant');
	const editor = await person(db, 'editor');
	for (const answerDueOn of ['2026-11-21', '2026-11-22']) {
		const path = await createOpinion(db, editor, {
			...{ givenOn: '2026-10-01', title: 'Planen rækker ikke', body: 'Der mangler en frist.' },
			...{ documentUrl: null, committee: '2011-2014/finance', goals: ['2011-2014/goal-6'], answerDueOn },
		});
		await publishOpinion(db, editor, path.split('/').at(-1)!);
	}
	await heardReport(db, editor, 2026);
	await comment(db, actor, 2026, { section: null, words: 'Hvor er tallene fra?' });
	await proposedType(db, null);
	await received(db);
	const waiting = await waitingByPage(db, actor);
	const desk = await cityDesk(db, actor, 'waiting');
	const promises = await municipalDesk(db, actor, { proposal: null });
	const reports = await reportOverview(db, actor, readOverviewFilter(new URLSearchParams()), { limit: 50 });
	expect(waiting).toEqual({
		'/municipality/approvals': (await listCases(db, { state: 'waiting' })).rows.length,
		'/municipality/commitments': promises.proposals.length + promises.closings.length,
		'/municipality/commitment-types': (await typesPage(db, actor)).waiting.length,
		'/municipality/contributions': desk.contributions.length + desk.objections.length,
		'/municipality/reporting': (reports.counts.late ?? 0) + (reports.counts.inactive ?? 0),
		'/municipality/flags': (await flagsOfTheCity(db, actor, { state: 'open', reason: null }, null)).flags
			.length,
		'/municipality/barriers': (
			await Promise.all(
				(['received', 'unowned', 'late', 'appealed'] as const).map((view) =>
					barriersDeskPage(db, actor, view, null),
				),
			)
		).reduce((sum, { barriers }) => sum + barriers.length, 0),
		'/municipality/takedowns': (await takedownsOfTheCity(db, actor, { state: 'appealed' }, null)).takedowns
			.length,
		'/municipality/followup/opinions': (await opinionsDeskPage(db, actor, { standing: 'late' }, null))
			.opinions.length,
		'/municipality/followup/status-reports': (await reportDesk(db, actor, '2026')).report.unanswered,
		'/municipality/duplicates/partners': (await doublesPage(db, actor, null)).pairs.length,
		'/municipality/duplicates': (await duplicatesOfTheCity(db, actor, null)).pairs.length,
	});
	for (const path of [
		...['approvals', 'barriers', 'commitments', 'commitment-types', 'flags', 'takedowns', 'duplicates'],
		'duplicates/partners',
		...['followup/opinions', 'followup/status-reports'],
	])
		expect(waiting[`/municipality/${path}`], path).toBeGreaterThan(0);
});

test('an auditor has the municipality’s own units before them; nobody else has a menu', async ({ db }) => {
	await city(db);
	const auditor = await person(db, 'auditor');
	const desk = await cityDesk(db, auditor, 'waiting');
	const waiting = await waitingByPage(db, auditor);
	expect(waiting['/municipality/contributions']).toBe(desk.contributions.length + desk.objections.length);
	expect(await waitingByPage(db, visitor)).toEqual({});
	expect(await waitingByPage(db, await person(db))).toEqual({});
});
