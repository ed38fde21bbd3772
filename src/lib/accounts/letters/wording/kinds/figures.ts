/** Mails about what was reported toward a promise, and whether it is right. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

const corrected = { to: 'amount' } as const;

export const figureMails = {
	'figure-objected': {
		name: m.mail_kind_figure_objected,
		words: {
			evidence_mail_objected_subject: m.evidence_mail_objected_subject,
			evidence_mail_objected_text: m.evidence_mail_objected_text,
		},
	},
	'figure-answered': {
		name: m.mail_kind_figure_answered,
		words: {
			evidence_mail_answered_subject: m.evidence_mail_answered_subject,
			evidence_mail_answered_text: m.evidence_mail_answered_text,
		},
	},
	'figure-corrected': {
		name: m.mail_kind_figure_corrected,
		words: {
			evidence_mail_corrected_subject: m.evidence_mail_corrected_subject,
			evidence_mail_corrected_text: m.evidence_mail_corrected_text,
		},
		examples: corrected,
	},
	'figure-objection-withdrawn': {
		name: m.mail_kind_figure_objection_withdrawn,
		words: {
			evidence_mail_withdrawn_subject: m.evidence_mail_withdrawn_subject,
			evidence_mail_withdrawn_text: m.evidence_mail_withdrawn_text,
		},
	},
	'figure-stands': {
		name: m.mail_kind_figure_stands,
		words: {
			evidence_mail_stands_subject: m.evidence_mail_stands_subject,
			evidence_mail_stands_text: m.evidence_mail_stands_text,
		},
	},
	'figure-rejected': {
		name: m.mail_kind_figure_rejected,
		words: {
			evidence_mail_rejected_subject: m.evidence_mail_rejected_subject,
			evidence_mail_rejected_text: m.evidence_mail_rejected_text,
		},
	},
	'figure-reopened': {
		name: m.mail_kind_figure_reopened,
		words: {
			evidence_mail_reopened_subject: m.evidence_mail_reopened_subject,
			evidence_mail_reopened_text: m.evidence_mail_reopened_text,
		},
	},
	'figure-retracted': {
		name: m.mail_kind_figure_retracted,
		words: {
			evidence_mail_retracted_subject: m.evidence_mail_retracted_subject,
			evidence_mail_retracted_text: m.evidence_mail_retracted_text,
		},
	},
	'figure-replaced': {
		name: m.mail_kind_figure_replaced,
		words: {
			evidence_mail_confirmed_subject: m.evidence_mail_confirmed_subject,
			evidence_mail_confirmed_text: m.evidence_mail_confirmed_text,
			evidence_mail_confirmed_gone_text: m.evidence_mail_confirmed_gone_text,
		},
		examples: corrected,
	},
} as const satisfies Record<string, MailKind>;
