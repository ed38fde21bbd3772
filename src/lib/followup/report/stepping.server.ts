/** The frame of every step of a status report: it is held, and asked whether this person may take the step now. */
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { mayMeasure } from '#lib/followup/access.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import { stepsFor, waitsFor, type ReportStep } from '#lib/followup/report/report.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

type Row = NonNullable<Awaited<ReturnType<typeof queries.lockReport>>>;
export type HeldReport = Row;

export const standingOf = ({
	snapshotId,
	...report
}: Pick<Row, 'state' | 'authors' | 'snapshotId' | 'hearingEndsOn' | 'unanswered'>) => ({
	...report,
	hasCut: snapshotId !== null,
});

/** Nobody is in the way but whoever asks. */
const nobody = 0;

/** @throws 404 for who does not measure, Refused `status_report_own`, `status_report_hearing_open`, `status_report_unanswered`, `status_report_state_changed` */
export async function heldFor(
	trx: Transaction,
	actor: Actor,
	year: number,
	step: ReportStep,
): Promise<{ report: HeldReport; by: ActorPerson }> {
	const by = mayMeasure(actor) && actor.person ? actor.person : notFound();
	const report = found(await queries.lockReport(trx, year));
	const today = copenhagenDate(now());
	const standing = standingOf(report);
	if (stepsFor(standing, by.id, today).includes(step)) return { report, by };
	if (stepsFor(standing, nobody, today).includes(step)) throw new Refused('status_report_own');
	if (step === 'approve' && report.state === 'hearing') {
		const waits = waitsFor(report, today);
		if (waits) throw new Refused(waits === 'day' ? 'status_report_hearing_open' : 'status_report_unanswered');
	}
	throw new Refused('status_report_state_changed');
}
