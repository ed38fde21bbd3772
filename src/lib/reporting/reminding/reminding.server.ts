/** The daily job that reminds of reports. It may run twice or late: each person gets each reminder once. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate, halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { standingFactsOf } from '#lib/organisations/readers.server.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import * as queries from '#lib/reporting/reminding-queries.server.ts';
import {
	remindersDue,
	type ReminderDue,
	type ReminderKind,
} from '#lib/reporting/reminding/reminders.server.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

interface Told {
	name: string;
	organisation: string;
	period: string;
	deadline: string;
	link: string;
}

const letters: Record<ReminderKind, (told: Told) => { subject: string; text: string }> = {
	opens: (told) => ({
		subject: mail.reporting_mail_opens_subject(told),
		text: mail.reporting_mail_opens_text(told),
	}),
	two_weeks: (told) => ({
		subject: mail.reporting_mail_two_weeks_subject(told),
		text: mail.reporting_mail_two_weeks_text(told),
	}),
	three_days: (told) => ({
		subject: mail.reporting_mail_three_days_subject(told),
		text: mail.reporting_mail_three_days_text(told),
	}),
	overdue: (told) => ({
		subject: mail.reporting_mail_overdue_subject(told),
		text: mail.reporting_mail_overdue_text(told),
	}),
	closing: (told) => ({
		subject: mail.reporting_mail_closing_subject(told),
		text: mail.reporting_mail_closing_text(told),
	}),
	missed: (told) => ({
		subject: mail.reporting_mail_missed_subject(told),
		text: mail.reporting_mail_missed_text(told),
	}),
};

export const remindOfReports = defineTask<unknown>('reporting.remind', async (db) => {
	const today = copenhagenDate(now());
	if (!isWorkingDay(today)) return;
	for (const organisation of await queries.behindWithReport(db, latestWindow(today).halfYear)) {
		await remind(db, organisation, today);
	}
});

const remind = (db: Database, organisation: { id: number; slug: string; name: string }, today: string) =>
	db.transaction().execute(async (trx) => {
		await queries.shareRecord(trx, organisation.id);
		const facts = await standingFactsOf(trx, organisation.id);
		const due = facts ? remindersDue(today, facts) : [];
		for (const reminder of due) {
			await write(trx, members(organisation, rolesFor('report')), reminder.key, (person) =>
				letters[reminder.kind](tell(person, organisation, reminder)),
			);
		}
	});

const tell = (
	{ name }: { name: string },
	organisation: { slug: string; name: string },
	{ halfYear, deadline }: ReminderDue,
): Told => ({
	name,
	organisation: organisation.name,
	period: halfYearName(halfYear),
	deadline: formatDate(deadline),
	link: webAddress(`/workspace/${organisation.slug}/report?half=${writeHalfYear(halfYear)}`),
});
