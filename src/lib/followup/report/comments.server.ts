/** What is said of a report: comments while it is heard, each with its answer, and what was wrong in it once it is out. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mustReadDesk } from '#lib/followup/access.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import { deskPath, isHeard, type SectionKey } from '#lib/followup/report/report.ts';
import { heldFor } from '#lib/followup/report/stepping.server.ts';
import * as writes from '#lib/followup/report/writes.server.ts';
import { recordStatusReport } from '#lib/followup/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

interface Said {
	section: SectionKey | null;
	words: string;
	submission?: string | undefined;
}

/** Everybody at the municipality, until the hearing's last day. @returns the desk. @throws 404, Refused `status_report_hearing_over`, `status_report_most_comments` */
export function comment(
	db: Database,
	actor: Actor,
	year: number,
	{ section, words, submission }: Said,
): Promise<string> {
	mustReadDesk(actor);
	const by = actor.person ?? notFound();
	return actingOnce(db, actor, submission, async (trx) => {
		const report = found(await queries.lockReport(trx, year));
		if (!isHeard(report, copenhagenDate(now()))) throw new Refused('status_report_hearing_over');
		const most = queries.commentBound;
		if ((await queries.countComments(trx, report.id)) >= most)
			throw new Refused('status_report_most_comments', 'words', { most: String(most) });
		const written = { writtenAt: now(), writtenBy: by.id };
		await writes.insertComment(trx, { reportId: report.id, section, words, ...written });
		await recordStatusReport(trx, actor, 'status_report.commented', report);
		return deskPath(year);
	});
}

/** Each comment has one answer, which stands. @throws 404, Refused `status_report_answered`, `status_report_state_changed` */
export const answerComment = (
	db: Database,
	actor: Actor,
	year: number,
	{ comment: id, answer }: { comment: number; answer: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { report, by } = await heldFor(trx, actor, year, 'answer');
		const said = found(await queries.lockComment(trx, report.id, id));
		if (said.answeredAt) throw new Refused('status_report_answered');
		await writes.answerComment(trx, id, { answer, answeredAt: now(), answeredBy: by.id });
		await recordStatusReport(trx, actor, 'status_report.answered', report);
	});

/** Says beside a published report what is wrong in it. @returns the desk. @throws 404, Refused `status_report_state_changed` */
export const correct = (
	db: Database,
	actor: Actor,
	year: number,
	{ section, words, submission }: Said,
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const { report, by } = await heldFor(trx, actor, year, 'correct');
		const written = { writtenAt: now(), writtenBy: by.id };
		await writes.insertErratum(trx, { reportId: report.id, section, words, ...written });
		await recordStatusReport(trx, actor, 'status_report.corrected', report, { year });
		return deskPath(year);
	});
