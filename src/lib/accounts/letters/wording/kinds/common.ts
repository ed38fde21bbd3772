/** What many mails begin and end with, and mails to people at the municipality. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

const by = { name: 'otherPerson' } as const;

export const commonMails = {
	greeting: {
		name: m.mail_kind_greeting,
		words: {
			event_mail_hello: m.event_mail_hello,
			event_mail_goodbye: m.event_mail_goodbye,
			org_mail_sign_off: m.org_mail_sign_off,
		},
	},
	'status-report-heard': {
		name: m.mail_kind_status_report_heard,
		words: {
			status_report_mail_heard_subject: m.status_report_mail_heard_subject,
			status_report_mail_heard_text: m.status_report_mail_heard_text,
			status_report_mail_heard_day: m.status_report_mail_heard_day,
		},
	},
	'status-report-returned': {
		name: m.mail_kind_status_report_returned,
		words: {
			status_report_mail_returned_subject: m.status_report_mail_returned_subject,
			status_report_mail_returned_text: m.status_report_mail_returned_text,
			status_report_mail_returned_next: m.status_report_mail_returned_next,
		},
		examples: by,
	},
	'status-report-approved': {
		name: m.mail_kind_status_report_approved,
		words: {
			status_report_mail_approved_subject: m.status_report_mail_approved_subject,
			status_report_mail_approved_text: m.status_report_mail_approved_text,
			status_report_mail_approved_next: m.status_report_mail_approved_next,
		},
		examples: by,
	},
} as const satisfies Record<string, MailKind>;
