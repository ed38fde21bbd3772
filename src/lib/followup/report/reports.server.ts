/**
 * A status report's way: begun and written by some, approved and published by another, and from its approval on frozen. The
 * database holds each step, the four eyes and the freezing (migration 0104).
 */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { caseworker, caseworkers, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { cutSteps, cutTaskName } from '#lib/followup/report/cut/figures.ts';
import { sectionValues } from '#lib/followup/report/form-values.ts';
import type { BeginReportInput } from '#lib/followup/report/input.ts';
import { approvedLetter, hearingLetter, returnedLetter } from '#lib/followup/report/letters.server.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import { deskPath, longestHearing, type ReportStep, type SectionKey } from '#lib/followup/report/report.ts';
import { heldFor, type HeldReport } from '#lib/followup/report/stepping.server.ts';
import * as writes from '#lib/followup/report/writes.server.ts';
import { recordStatusReport } from '#lib/followup/record.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';

/** @returns its desk. @throws 404, Refused `status_report_known` */
export function beginReport(db: Database, actor: Actor, input: BeginReportInput): Promise<string> {
	const by = measuringPerson(actor);
	const { year, title, titleEn } = input;
	return actingOnce(db, actor, input.submission, async (trx) => {
		const made = await writes.insertReport(trx, {
			...{ year, title, titleEn },
			createdAt: now(),
			createdBy: by.id,
		});
		if (!made) throw new Refused('status_report_known', 'year');
		await recordStatusReport(trx, actor, 'status_report.begun', made, { year });
		return deskPath(year);
	});
}

const stepping = (
	db: Database,
	actor: Actor,
	year: number,
	step: ReportStep,
	work: (trx: Transaction, report: HeldReport, by: ActorPerson) => Promise<void>,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { report, by } = await heldFor(trx, actor, year, step);
		await work(trx, report, by);
	});

/** A job that is not done after so long is taken for lost, and another may be asked for. */
const lostAfter = 10 * 60_000;

/** One press: a job takes a new cut and drafts what nobody has written. @throws 404, Refused `status_report_cut_under_way`, `status_report_state_changed` */
export const freeze = (db: Database, actor: Actor, year: number): Promise<void> =>
	stepping(db, actor, year, 'freeze', async (trx, report, by) => {
		const last = await queries.latestSnapshot(trx, report.id);
		if (last?.state === 'waiting' || last?.state === 'building') {
			if (now().getTime() - last.askedAt.getTime() < lostAfter)
				throw new Refused('status_report_cut_under_way');
			await writes.updateSnapshot(trx, last.id, { state: 'failed' });
		}
		const asked = { reportId: report.id, askedAt: now(), askedBy: by.id, steps: cutSteps };
		const { id } = await writes.insertSnapshot(trx, asked);
		await enqueue(trx, cutTaskName, { id }, { jobKey: `cut-report-${report.id}`, maxAttempts: 3 });
		await recordStatusReport(trx, actor, 'status_report.frozen', report, { year });
	});

/** @returns its desk. @throws 404, Refused `status_report_state_changed`, EditedMeanwhile */
export function writeSection(
	db: Database,
	actor: Actor,
	year: number,
	key: SectionKey,
	{ words }: { words: string },
	edited: Edited | null,
): Promise<void> {
	return stepping(db, actor, year, 'write', async (trx, report, by) => {
		const sections = await queries.sectionsOf(trx, report.id);
		const present = sectionValues(sections.find((section) => section.key === key));
		refuseEdited(edited, present);
		if (present.words === words) return;
		await writes.putSection(trx, { reportId: report.id, key, words, changedAt: now(), changedBy: by.id });
		await writes.countRevision(trx, report.id);
		await recordStatusReport(trx, actor, 'status_report.changed', report, { section: key });
	});
}

/** Everybody at the municipality is told, reads it and says what they think, until a day. @throws 404, Refused `status_report_hearing_day`, `status_report_state_changed` */
export const sendToHearing = (
	db: Database,
	actor: Actor,
	year: number,
	{ hearingEndsOn }: { hearingEndsOn: string },
): Promise<void> =>
	stepping(db, actor, year, 'hear', async (trx, report, by) => {
		const today = copenhagenDate(now());
		if (hearingEndsOn < today || hearingEndsOn > addDays(today, longestHearing))
			throw new Refused('status_report_hearing_day', 'hearingEndsOn', { most: String(longestHearing) });
		const heard = { heardAt: now(), heardBy: by.id, hearingEndsOn };
		await writes.updateReport(trx, report.id, { state: 'hearing', ...heard });
		await recordStatusReport(trx, actor, 'status_report.heard', report, { hearingEndsOn });
		await write(trx, caseworkers('oversee'), null, ({ name }) => hearingLetter(name, report, hearingEndsOn));
	});

/** Whoever began the report, unless it is what they did themselves. */
async function tellAuthor(
	trx: Transaction,
	{ createdBy }: HeldReport,
	by: ActorPerson,
	compose: (reader: string) => Letter,
): Promise<void> {
	if (createdBy === null || createdBy === by.id) return;
	await write(trx, caseworker(createdBy, 'oversee'), null, ({ name }) => compose(name));
}

/** The wording that was read, and no later one. @throws 404, Refused as `heldFor`, and `status_report_changed_since` */
export const approve = (
	db: Database,
	actor: Actor,
	year: number,
	{ revision }: { revision: number },
): Promise<void> =>
	stepping(db, actor, year, 'approve', async (trx, report, by) => {
		if (report.revision !== revision) throw new Refused('status_report_changed_since');
		const approved = { approvedAt: now(), approvedBy: by.id };
		await writes.updateReport(trx, report.id, { state: 'approved', ...approved });
		await recordStatusReport(trx, actor, 'status_report.approved', report, { year });
		await tellAuthor(trx, report, by, (reader) => approvedLetter(reader, report, by.name));
	});

const notHeard = { heardAt: null, heardBy: null, hearingEndsOn: null, approvedAt: null, approvedBy: null };

/** Back to those who write it, with the reason. @throws 404, Refused `status_report_state_changed` */
export const returnReport = (
	db: Database,
	actor: Actor,
	year: number,
	{ returnWords }: { returnWords: string },
): Promise<void> =>
	stepping(db, actor, year, 'return', async (trx, report, by) => {
		const returned = { returnedAt: now(), returnedBy: by.id, returnWords };
		await writes.updateReport(trx, report.id, { state: 'draft', ...notHeard, ...returned });
		await recordStatusReport(trx, actor, 'status_report.returned', report, { year });
		await tellAuthor(trx, report, by, (reader) => returnedLetter(reader, report, by.name, returnWords));
	});

/** The City Council had it before it on a day. @throws 404, Refused `status_report_presented_day`, `status_report_state_changed` */
export const present = (
	db: Database,
	actor: Actor,
	year: number,
	{ presentedOn }: { presentedOn: string },
): Promise<void> =>
	stepping(db, actor, year, 'present', async (trx, report, by) => {
		if (presentedOn > copenhagenDate(now()) || presentedOn < `${year}-01-01`)
			throw new Refused('status_report_presented_day', 'presentedOn');
		const presented = { presentedOn, presentedAt: now(), presentedBy: by.id };
		await writes.updateReport(trx, report.id, { state: 'presented', ...presented });
		await recordStatusReport(trx, actor, 'status_report.presented', report, { presentedOn });
	});

/** Public from now on. @throws 404, Refused `status_report_own`, `status_report_state_changed` */
export const publish = (db: Database, actor: Actor, year: number): Promise<void> =>
	stepping(db, actor, year, 'publish', async (trx, report, by) => {
		const published = { publishedAt: now(), publishedBy: by.id };
		await writes.updateReport(trx, report.id, { state: 'published', ...published });
		await recordStatusReport(trx, actor, 'status_report.published', report, { year });
	});
