/** A status report's way, with a real database: who may take which step, and what the database refuses whoever asks. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { answerComment, comment, correct } from '#lib/followup/report/comments.server.ts';
import {
	publicReport,
	publicReports,
	publicSource,
	reportDesk,
	sectionDesk,
} from '#lib/followup/report/readers.server.ts';
import { stepsFor, type ReportStanding } from '#lib/followup/report/report.ts';
import * as reports from '#lib/followup/report/reports.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import * as cast from '../../../../tests/support/cast/status-reports.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const year = 2026;
const frozen =
	/frozen|append-only|goes from|another than|stand as|is not deleted|keeps its cut|while it is heard/;
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const staff = async (db: Database) => ({
	rikke: await person(db, 'editor'),
	jonas: await person(db, 'administrator'),
	sara: await person(db, 'consultant'),
});
const revisionOf = async (db: Database) =>
	(await db.selectFrom('statusReport').select('revision').where('year', '=', year).executeTakeFirstOrThrow())
		.revision;

const standing = (more: Partial<ReportStanding>): ReportStanding => ({
	...{ state: 'draft', authors: [1], hasCut: false, hearingEndsOn: null, unanswered: 0, ...more },
});
test.for([
	['a draft without a cut', standing({}), 1, ['freeze', 'write']],
	['a draft with one', standing({ hasCut: true }), 1, ['freeze', 'write', 'hear']],
	[
		'its hearing, that day',
		standing({ state: 'hearing', hearingEndsOn: '2026-11-22' }),
		2,
		['write', 'comment', 'answer', 'return'],
	],
	[
		'its hearing, unanswered',
		standing({ state: 'hearing', hearingEndsOn: '2026-11-21', unanswered: 1 }),
		2,
		['write', 'comment', 'answer', 'return'],
	],
	[
		'its hearing, over',
		standing({ state: 'hearing', hearingEndsOn: '2026-11-21' }),
		2,
		['write', 'comment', 'answer', 'approve', 'return'],
	],
	[
		'its hearing, one’s own',
		standing({ state: 'hearing', hearingEndsOn: '2026-11-21' }),
		1,
		['write', 'comment', 'answer', 'return'],
	],
	['approved', standing({ state: 'approved' }), 1, ['present', 'return']],
	['presented, one’s own', standing({ state: 'presented' }), 1, []],
	['presented', standing({ state: 'presented' }), 2, ['publish']],
	['published', standing({ state: 'published' }), 1, ['correct']],
] as const)('what may be done with %s', ([, report, who, steps]) => {
	expect(stepsFor(report, who, '2026-11-22')).toEqual(steps);
});

describe('a report', () => {
	test('is begun, cut, written, heard, approved and published by another, and corrected beside', async ({
		db,
	}) => {
		const { rikke, jonas, sara } = await staff(db);
		await cast.begunReport(db, rikke, year);
		await refused(
			reports.sendToHearing(db, rikke, year, { hearingEndsOn: '2026-12-01' }),
			'status_report_state_changed',
		);
		await cast.cutReport(db, rikke, year);
		const drafted = await reportDesk(db, rikke, '2026');
		expect(drafted.document.every(({ words }) => words.length > 20)).toBe(true);
		expect(drafted.latest).toMatchObject({ state: 'ready', steps: 6, stepsDone: 6 });
		await reports.writeSection(db, rikke, year, 'goals', { words: 'Det går fremad.' }, null);
		// New figures leave what somebody wrote.
		await cast.cutReport(db, rikke, year);
		expect((await sectionDesk(db, rikke, '2026', 'goals'))?.stored.words).toBe('Det går fremad.');

		await refused(
			reports.sendToHearing(db, rikke, year, { hearingEndsOn: '2026-11-21' }),
			'status_report_hearing_day',
		);
		await reports.sendToHearing(db, rikke, year, { hearingEndsOn: '2026-11-24' });
		await comment(db, sara, year, { section: 'plans', words: 'Hvad med de forsinkede?' });
		const [said] = (await reportDesk(db, sara, '2026')).comments;
		const approve = async () => reports.approve(db, jonas, year, { revision: await revisionOf(db) });
		await refused(approve(), 'status_report_hearing_open');
		setClock('2026-11-25T12:00:00Z');
		await refused(approve(), 'status_report_unanswered');
		await refused(
			comment(db, sara, year, { section: null, words: 'For sent' }),
			'status_report_hearing_over',
		);
		await answerComment(db, rikke, year, { comment: said!.id, answer: 'De står nu i teksten.' });
		await refused(
			answerComment(db, rikke, year, { comment: said!.id, answer: 'Igen' }),
			'status_report_answered',
		);
		await refused(reports.approve(db, rikke, year, { revision: await revisionOf(db) }), 'status_report_own');
		const read = await revisionOf(db);
		await reports.writeSection(db, rikke, year, 'plans', { words: 'To handlinger er forsinkede.' }, null);
		await refused(reports.approve(db, jonas, year, { revision: read }), 'status_report_changed_since');
		await approve();
		await refused(
			reports.writeSection(db, rikke, year, 'plans', { words: 'Nej' }, null),
			'status_report_state_changed',
		);

		await refused(
			reports.present(db, rikke, year, { presentedOn: '2026-11-26' }),
			'status_report_presented_day',
		);
		await reports.present(db, rikke, year, { presentedOn: '2026-11-25' });
		await refused(reports.publish(db, rikke, year), 'status_report_own');
		expect(await publicReports(db)).toEqual([]);
		await expect(publicReport(db, '2026')).rejects.toMatchObject({ status: 404 });
		await expect(publicSource(db, '2026', 'commitments')).rejects.toMatchObject({ status: 404 });
		await reports.publish(db, jonas, year);
		await correct(db, rikke, year, { section: 'plans', words: 'Der er tre, ikke to.' });

		const { report, document, errata } = await publicReport(db, '2026');
		expect(report).toMatchObject({ year, presentedOn: '2026-11-25' });
		expect(document.find(({ key }) => key === 'plans')?.words).toBe('To handlinger er forsinkede.');
		expect(errata.map(({ words }) => words)).toEqual(['Der er tre, ikke to.']);
		const trail = await db.selectFrom('auditEntry').select('verb').orderBy('id').execute();
		expect(trail.map(({ verb }) => verb).filter((verb) => verb.startsWith('status_report.'))).toEqual(
			[
				...['begun', 'frozen', 'changed', 'frozen', 'heard', 'commented', 'answered', 'changed'],
				...['approved', 'presented', 'published', 'corrected'],
			].map((deed) => `status_report.${deed}`),
		);
	});

	test('goes back with a reason, and whoever wrote in it does not approve it', async ({ db }) => {
		const { rikke, jonas } = await staff(db);
		await cast.approvedReport(db, rikke, jonas, year);
		await reports.returnReport(db, jonas, year, { returnWords: 'Resuméet mangler.' });
		const desk = await reportDesk(db, rikke, '2026');
		expect(desk.report).toMatchObject({
			state: 'draft',
			returnWords: 'Resuméet mangler.',
			hearingEndsOn: null,
		});
		await reports.writeSection(db, jonas, year, 'summary', { words: 'Kort sagt.' }, null);
		await reports.sendToHearing(db, rikke, year, { hearingEndsOn: '2026-11-22' });
		await cast.endHearing(db, year);
		await refused(reports.approve(db, jonas, year, { revision: await revisionOf(db) }), 'status_report_own');
		const third = await person(db, 'administrator');
		await reports.approve(db, third, year, { revision: await revisionOf(db) });
	});

	test('is one a year, and a press is one cut', async ({ db }) => {
		const { rikke } = await staff(db);
		await cast.begunReport(db, rikke, year);
		await refused(cast.begunReport(db, rikke, year), 'status_report_known');
		await reports.freeze(db, rikke, year);
		await refused(reports.freeze(db, rikke, year), 'status_report_cut_under_way');
		setClock('2026-11-22T12:11:00Z');
		// A job that never came is not waited for.
		await cast.cutReport(db, rikke, year);
		const states = await db.selectFrom('reportSnapshot').select('state').orderBy('id').execute();
		expect(states.map(({ state }) => state)).toEqual(['failed', 'ready']);
	});

	test('is read by everybody at the municipality, written by those who measure, and nothing to others', async ({
		db,
	}) => {
		const { rikke, sara } = await staff(db);
		await cast.heardReport(db, rikke, year);
		const desk = await reportDesk(db, sara, '2026');
		expect([desk.steps, desk.mayComment, desk.isOwn]).toEqual([[], true, false]);
		await expect(sectionDesk(db, sara, '2026', 'goals')).rejects.toMatchObject({ status: 404 });
		await expect(reports.publish(db, sara, year)).rejects.toMatchObject({ status: 404 });
		const stranger = await person(db);
		await expect(reportDesk(db, stranger, '2026')).rejects.toMatchObject({ status: 404 });
		await expect(
			(async () => comment(db, stranger, year, { section: null, words: 'Hej' }))(),
		).rejects.toMatchObject({ status: 404 });
		for (const asked of ['2027', '0', '99999', '2026x'])
			await expect(reportDesk(db, rikke, asked), asked).rejects.toMatchObject({ status: 404 });
	});
});

describe('the database holds', () => {
	const set = (db: Database, change: string) => sql`update status_report set ${sql.raw(change)}`.execute(db);

	test('the four eyes, whoever asks', async ({ db }) => {
		const { rikke, jonas } = await staff(db);
		await cast.heardReport(db, rikke, year);
		const approve = (id: number) => set(db, `state = 'approved', approved_at = now(), approved_by = ${id}`);
		await expect(approve(rikke.person.id)).rejects.toThrow(/another_approves|another than/);
		await reports.writeSection(db, jonas, year, 'summary', { words: 'Jonas skrev det.' }, null);
		await expect(approve(jonas.person.id)).rejects.toThrow(/another than/);
		const third = await person(db, 'administrator');
		await approve(third.person.id);
		await reports.present(db, rikke, year, { presentedOn: '2026-11-20' });
		const publish = (id: number) =>
			set(db, `state = 'published', published_at = now(), published_by = ${id}`);
		await expect(publish(rikke.person.id)).rejects.toThrow(/another_publishes|another than/);
		await expect(publish(jonas.person.id)).rejects.toThrow(/another than/);
		await publish(third.person.id);
	});

	test('that no step is left out', async ({ db }) => {
		const { rikke, jonas } = await staff(db);
		await cast.begunReport(db, rikke, year);
		await cast.cutReport(db, rikke, year);
		await expect(
			set(db, `state = 'published', published_at = now(), published_by = ${jonas.person.id}`),
		).rejects.toThrow(/goes from|check/);
	});

	test('a cut and its rows: never changed, deleted or added to', async ({ db }) => {
		const { rikke } = await staff(db);
		await cast.begunReport(db, rikke, year);
		await cast.cutReport(db, rikke, year);
		for (const change of [
			`update report_snapshot set figures = '{}'`,
			'update report_snapshot set taken_at = now()',
			'delete from report_snapshot',
			`update report_source set content = ''`,
			'delete from report_source',
			`insert into report_source (snapshot_id, key, language, content, row_count, checksum)
				select id, 'more', 'da', '', 0, repeat('0', 64) from report_snapshot`,
		])
			await expect(sql.raw(change).execute(db), change).rejects.toThrow(frozen);
	});

	test('what is approved and what is published', async ({ db }) => {
		const { rikke, jonas } = await staff(db);
		await cast.approvedReport(db, rikke, jonas, year);
		const words = [
			`update report_section set words = 'Nej'`,
			'delete from report_section',
			`update status_report set title = 'Nej nej'`,
			'update status_report set snapshot_id = null',
		];
		for (const change of words) await expect(sql.raw(change).execute(db), change).rejects.toThrow();
		await reports.present(db, rikke, year, { presentedOn: '2026-11-20' });
		await reports.publish(db, jonas, year);
		await correct(db, rikke, year, { section: null, words: 'Datoen er forkert.' });
		for (const change of [
			...words,
			`update status_report set presented_on = '2026-01-01'`,
			'delete from status_report',
			`update report_erratum set words = 'Nej nej'`,
			'delete from report_erratum',
		])
			await expect(sql.raw(change).execute(db), change).rejects.toThrow(frozen);
	});

	test('comments only while it is heard, errata only once it is out', async ({ db }) => {
		const { rikke } = await staff(db);
		await cast.begunReport(db, rikke, year);
		const write = (table: string) =>
			sql`insert into ${sql.table(table)} (report_id, words, written_at, written_by)
				select id, 'Nogle ord', now(), ${rikke.person.id} from status_report`.execute(db);
		await expect(write('report_comment')).rejects.toThrow(frozen);
		await expect(write('report_erratum')).rejects.toThrow(/only a published/);
		await cast.cutReport(db, rikke, year);
		await reports.sendToHearing(db, rikke, year, { hearingEndsOn: '2026-11-30' });
		await write('report_comment');
		await expect(sql`update report_comment set words = 'Andre ord'`.execute(db)).rejects.toThrow(frozen);
		await expect(sql`delete from report_comment`.execute(db)).rejects.toThrow(frozen);
	});
});
