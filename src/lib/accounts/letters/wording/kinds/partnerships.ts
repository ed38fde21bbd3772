/** Mails about partnerships, what their parties agree on, and their log. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

export const partnershipMails = {
	'partnership-invited': {
		name: m.mail_kind_partnership_invited,
		words: {
			partnership_mail_invited_subject: m.partnership_mail_invited_subject,
			partnership_mail_invited_text: m.partnership_mail_invited_text,
		},
	},
	'partnership-signed': {
		name: m.mail_kind_partnership_signed,
		words: {
			partnership_mail_signed_subject: m.partnership_mail_signed_subject,
			partnership_mail_signed_text: m.partnership_mail_signed_text,
		},
	},
	'partnership-declined': {
		name: m.mail_kind_partnership_declined,
		words: {
			partnership_mail_declined_subject: m.partnership_mail_declined_subject,
			partnership_mail_declined_text: m.partnership_mail_declined_text,
		},
	},
	'partnership-active': {
		name: m.mail_kind_partnership_active,
		words: {
			partnership_mail_active_subject: m.partnership_mail_active_subject,
			partnership_mail_upcoming_subject: m.partnership_mail_upcoming_subject,
			partnership_mail_active_text: m.partnership_mail_active_text,
		},
	},
	'partnership-revised': {
		name: m.mail_kind_partnership_revised,
		words: {
			partnership_mail_revised_subject: m.partnership_mail_revised_subject,
			partnership_mail_revised_text: m.partnership_mail_revised_text,
		},
	},
	'partnership-ended': {
		name: m.mail_kind_partnership_ended,
		words: {
			partnership_mail_ended_subject: m.partnership_mail_ended_subject,
			partnership_mail_ended_text: m.partnership_mail_ended_text,
			agreement_mail_terminated_text: m.agreement_mail_terminated_text,
		},
	},
	'agreement-asked': {
		name: m.mail_kind_agreement_asked,
		words: {
			agreement_mail_asked_subject: m.agreement_mail_asked_subject,
			agreement_mail_asked_text: m.agreement_mail_asked_text,
		},
	},
	'agreement-signed': {
		name: m.mail_kind_agreement_signed,
		words: {
			agreement_mail_signed_subject: m.agreement_mail_signed_subject,
			agreement_mail_signed_text: m.agreement_mail_signed_text,
		},
	},
	'agreement-in-force': {
		name: m.mail_kind_agreement_in_force,
		words: {
			agreement_mail_in_force_subject: m.agreement_mail_in_force_subject,
			agreement_mail_in_force_text: m.agreement_mail_in_force_text,
		},
	},
	'agreement-declined': {
		name: m.mail_kind_agreement_declined,
		words: {
			agreement_mail_declined_subject: m.agreement_mail_declined_subject,
			agreement_mail_declined_text: m.agreement_mail_declined_text,
			agreement_mail_declined_optional_text: m.agreement_mail_declined_optional_text,
		},
	},
	'agreement-taken-back': {
		name: m.mail_kind_agreement_taken_back,
		words: {
			agreement_mail_taken_back_subject: m.agreement_mail_taken_back_subject,
			agreement_mail_taken_back_text: m.agreement_mail_taken_back_text,
		},
	},
	'agreement-left': {
		name: m.mail_kind_agreement_left,
		words: {
			agreement_mail_left_subject: m.agreement_mail_left_subject,
			agreement_mail_left_text: m.agreement_mail_left_text,
		},
	},
	'partnership-over': {
		name: m.mail_kind_partnership_over,
		words: {
			agreement_mail_over_subject: m.agreement_mail_over_subject,
			agreement_mail_over_text: m.agreement_mail_over_text,
		},
	},
	'partnership-renewed': {
		name: m.mail_kind_partnership_renewed,
		words: {
			agreement_mail_renewed_subject: m.agreement_mail_renewed_subject,
			agreement_mail_renewed_text: m.agreement_mail_renewed_text,
		},
	},
	'meeting-called': {
		name: m.mail_kind_meeting_called,
		words: {
			agreement_mail_meeting_subject: m.agreement_mail_meeting_subject,
			agreement_mail_meeting_text: m.agreement_mail_meeting_text,
		},
	},
	'meeting-moved': {
		name: m.mail_kind_meeting_moved,
		words: {
			agreement_mail_meeting_moved_subject: m.agreement_mail_meeting_moved_subject,
			agreement_mail_meeting_moved_text: m.agreement_mail_meeting_moved_text,
		},
	},
	'meeting-cancelled': {
		name: m.mail_kind_meeting_cancelled,
		words: {
			agreement_mail_meeting_cancelled_subject: m.agreement_mail_meeting_cancelled_subject,
			agreement_mail_meeting_cancelled_text: m.agreement_mail_meeting_cancelled_text,
		},
	},
	'note-written': {
		name: m.mail_kind_note_written,
		words: {
			agreement_mail_note_subject: m.agreement_mail_note_subject,
			agreement_mail_note_text: m.agreement_mail_note_text,
		},
	},
} as const satisfies Record<string, MailKind>;
