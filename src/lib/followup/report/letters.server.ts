/** Mails about a status report's way, to people at the municipality. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { titleOf } from '#lib/followup/report/labels.ts';
import { deskPath } from '#lib/followup/report/report.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

interface About {
	year: number;
	title: string;
	titleEn: string | null;
}

const letter = (subject: string, reader: string, { year }: About, words: readonly string[]): Letter => ({
	subject,
	text: [
		mail.event_mail_hello({ name: reader }),
		...words,
		webAddress(deskPath(year)),
		mail.event_mail_goodbye(),
	],
});

/** To everybody who may comment, when the hearing opens. */
export function hearingLetter(reader: string, report: About, hearingEndsOn: string): Letter {
	const title = textIn(titleOf(report)).text;
	return letter(mail.status_report_mail_heard_subject({ title }), reader, report, [
		mail.status_report_mail_heard_text({ title }),
		mail.status_report_mail_heard_day({ date: formatDate(hearingEndsOn) }),
	]);
}

/** To whoever began the report, when it comes back to them. */
export function returnedLetter(reader: string, report: About, by: string, reason: string): Letter {
	const title = textIn(titleOf(report)).text;
	return letter(mail.status_report_mail_returned_subject({ title }), reader, report, [
		mail.status_report_mail_returned_text({ title, name: by }),
		reason,
		mail.status_report_mail_returned_next(),
	]);
}

/** To whoever began the report, when it is approved. */
export function approvedLetter(reader: string, report: About, by: string): Letter {
	const title = textIn(titleOf(report)).text;
	return letter(mail.status_report_mail_approved_subject({ title }), reader, report, [
		mail.status_report_mail_approved_text({ title, name: by }),
		mail.status_report_mail_approved_next(),
	]);
}
