/** The municipality asks those who owe a report, besides the reminders of the calendar: each once a day, by whoever asks. */
import { acting } from '#lib/accounts/acting.server.ts';
import { municipalityMay, rolesFor } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate, halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { writeHalfYear, type HalfYear } from '#lib/i18n/periods.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { standingFactsOf } from '#lib/organisations/readers.server.ts';
import { closesOn, latestWindow, openWindow } from '#lib/organisations/standing/standing.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { defineTask, enqueueEach } from '#lib/platform/jobs/jobs.server.ts';
import { owingAmong } from '#lib/reporting/overview/overview-queries.server.ts';
import type { OverviewFilter } from '#lib/reporting/overview/overview.ts';
import { recordReporter } from '#lib/reporting/record.server.ts';
import * as queries from '#lib/reporting/reminding-queries.server.ts';

interface Asking {
	organisation: number;
	halfYear: HalfYear;
	/** The day on which somebody asked. */
	day: string;
	/** Who asked. */
	by: number;
}

/** More than there are partners. */
const mostAtOnce = 20_000;

/**
 * Writes to everybody who fits the filter and owes the report of the window that is open; nobody between windows.
 * @returns how many organisations
 * @throws 404 for who does not work with the partners
 */
export const askForReports = (db: Database, actor: Actor, filter: OverviewFilter): Promise<number> =>
	acting(db, actor, async (trx) => {
		if (!municipalityMay(actor, 'casework') || !actor.person) notFound();
		const by = actor.person.id;
		const day = copenhagenDate(now());
		const open = openWindow(day);
		if (!open) return 0;
		const { halfYear } = open;
		const owing = await owingAmong(trx, filter, day, mostAtOnce);
		const asked = owing.map((organisation): Asking => ({ organisation, halfYear, day, by }));
		await enqueueEach(trx, askOne, asked);
		return asked.length;
	});

/** It may run twice, or once the report is in. */
export const askOne = defineTask<Asking>(
	'reporting.ask',
	async (db, { organisation: id, halfYear, day, by }) => {
		await db.transaction().execute(async (trx) => {
			const organisation = await queries.lockOwing(trx, id, halfYear);
			if (!organisation || (await queries.wasAsked(trx, id, day))) return;
			const facts = await standingFactsOf(trx, id);
			const until = closesOn(latestWindow(day), facts?.extension);
			const link = `/workspace/${organisation.slug}/report?half=${writeHalfYear(halfYear)}`;
			await write(
				trx,
				members(organisation, rolesFor('report')),
				`report:${halfYear}:asked:${day}`,
				({ name }) => {
					const said = { name, organisation: organisation.name, period: halfYearName(halfYear) };
					return {
						subject: mail.reporting_mail_asked_subject(said),
						text: mail.reporting_mail_asked_text({
							...said,
							deadline: formatDate(until),
							link: webAddress(link),
						}),
					};
				},
			);
			await recordReporter(trx, by, 'report.reminded', { id, organisationId: id }, { halfYear, day });
		});
	},
);

/** What it says, before anybody is asked: dots stand for what each reader reads of their own. */
export const letterShown = ({ halfYear, graceUntil }: { halfYear: HalfYear; graceUntil: string }): string =>
	mail.reporting_mail_asked_text({
		...{ name: '…', organisation: '…', link: '…' },
		period: halfYearName(halfYear),
		deadline: formatDate(graceUntil),
	});
