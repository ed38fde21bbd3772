/** Mails to organisations about themselves, the charter and their reports. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

const named = { name: 'organisation' } as const;

export const partnerMails = {
	'partner-approved': {
		name: m.mail_kind_partner_approved,
		words: { org_mail_approved_subject: m.org_mail_approved_subject, org_mail_approved: m.org_mail_approved },
		examples: named,
	},
	'partner-changes': {
		name: m.mail_kind_partner_changes,
		words: { org_mail_changes_subject: m.org_mail_changes_subject, org_mail_changes: m.org_mail_changes },
		examples: named,
	},
	'partner-reinstated': {
		name: m.mail_kind_partner_reinstated,
		words: {
			org_mail_reinstated_subject: m.org_mail_reinstated_subject,
			org_mail_reinstated: m.org_mail_reinstated,
		},
		examples: named,
	},
	'partner-given-up': {
		name: m.mail_kind_partner_given_up,
		words: {
			org_mail_given_up_subject: m.org_mail_given_up_subject,
			org_mail_given_up: m.org_mail_given_up,
			org_mail_given_up_city: m.org_mail_given_up_city,
		},
		examples: named,
	},
	'partner-merged': {
		name: m.mail_kind_partner_merged,
		words: {
			partner_merge_mail_subject: m.partner_merge_mail_subject,
			partner_merge_mail_text: m.partner_merge_mail_text,
		},
		examples: { name: 'organisation', from: 'otherOrganisation', into: 'organisation' },
	},
	'partner-dormant': {
		name: m.mail_kind_partner_dormant,
		words: {
			dormant_mail_subject: m.dormant_mail_subject,
			dormant_mail_unsent: m.dormant_mail_unsent,
			dormant_mail_unanswered: m.dormant_mail_unanswered,
			dormant_mail_unsigned: m.dormant_mail_unsigned,
			dormant_mail_drafts: m.dormant_mail_drafts,
			dormant_mail_else: m.dormant_mail_else,
		},
		examples: named,
	},
	'charter-signed': {
		name: m.mail_kind_charter_signed,
		words: {
			pledge_mail_signed_subject: m.pledge_mail_signed_subject,
			pledge_mail_signed_text: m.pledge_mail_signed_text,
		},
	},
	'charter-withdrawn': {
		name: m.mail_kind_charter_withdrawn,
		words: {
			pledge_mail_withdrawn_subject: m.pledge_mail_withdrawn_subject,
			pledge_mail_withdrawn_text: m.pledge_mail_withdrawn_text,
		},
	},
	'charter-anew': {
		name: m.mail_kind_charter_anew,
		words: {
			charter_mail_subject: m.charter_mail_subject,
			charter_mail_text: m.charter_mail_text,
			charter_mail_stands: m.charter_mail_stands,
		},
	},
} as const satisfies Record<string, MailKind>;

export const reportMails = {
	'report-opens': {
		name: m.mail_kind_report_opens,
		words: {
			reporting_mail_opens_subject: m.reporting_mail_opens_subject,
			reporting_mail_opens_text: m.reporting_mail_opens_text,
		},
	},
	'report-two-weeks': {
		name: m.mail_kind_report_two_weeks,
		words: {
			reporting_mail_two_weeks_subject: m.reporting_mail_two_weeks_subject,
			reporting_mail_two_weeks_text: m.reporting_mail_two_weeks_text,
		},
	},
	'report-three-days': {
		name: m.mail_kind_report_three_days,
		words: {
			reporting_mail_three_days_subject: m.reporting_mail_three_days_subject,
			reporting_mail_three_days_text: m.reporting_mail_three_days_text,
		},
	},
	'report-overdue': {
		name: m.mail_kind_report_overdue,
		words: {
			reporting_mail_overdue_subject: m.reporting_mail_overdue_subject,
			reporting_mail_overdue_text: m.reporting_mail_overdue_text,
		},
	},
	'report-closing': {
		name: m.mail_kind_report_closing,
		words: {
			reporting_mail_closing_subject: m.reporting_mail_closing_subject,
			reporting_mail_closing_text: m.reporting_mail_closing_text,
		},
	},
	'report-missed': {
		name: m.mail_kind_report_missed,
		words: {
			reporting_mail_missed_subject: m.reporting_mail_missed_subject,
			reporting_mail_missed_text: m.reporting_mail_missed_text,
		},
	},
	'report-asked': {
		name: m.mail_kind_report_asked,
		words: {
			reporting_mail_asked_subject: m.reporting_mail_asked_subject,
			reporting_mail_asked_text: m.reporting_mail_asked_text,
		},
	},
} as const satisfies Record<string, MailKind>;
