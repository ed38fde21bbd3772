/** Mails about promises, alone and together, and matches. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

const partner = { from: 'otherOrganisation', period: 'when', message: 'written' } as const;

export const promiseMails = {
	'promise-accepted': {
		name: m.mail_kind_promise_accepted,
		words: {
			commitment_mail_accepted_subject: m.commitment_mail_accepted_subject,
			commitment_mail_accepted_text: m.commitment_mail_accepted_text,
			joint_mail_in_force_text: m.joint_mail_in_force_text,
		},
	},
	'promise-declined': {
		name: m.mail_kind_promise_declined,
		words: {
			commitment_mail_declined_subject: m.commitment_mail_declined_subject,
			commitment_mail_declined_text: m.commitment_mail_declined_text,
		},
	},
	'promise-type-offered': {
		name: m.mail_kind_promise_type_offered,
		words: {
			commitment_type_mail_offered_subject: m.commitment_type_mail_offered_subject,
			commitment_type_mail_offered_text: m.commitment_type_mail_offered_text,
		},
	},
	'promise-type-refused': {
		name: m.mail_kind_promise_type_refused,
		words: {
			commitment_type_mail_refused_subject: m.commitment_type_mail_refused_subject,
			commitment_type_mail_refused_text: m.commitment_type_mail_refused_text,
		},
	},
	'joint-asked': {
		name: m.mail_kind_joint_asked,
		words: {
			joint_mail_asked_subject: m.joint_mail_asked_subject,
			joint_mail_asked_text: m.joint_mail_asked_text,
		},
	},
	'joint-reminded': {
		name: m.mail_kind_joint_reminded,
		words: {
			joint_mail_reminded_subject: m.joint_mail_reminded_subject,
			joint_mail_reminded_text: m.joint_mail_reminded_text,
		},
	},
	'joint-signed': {
		name: m.mail_kind_joint_signed,
		words: {
			joint_mail_signed_subject: m.joint_mail_signed_subject,
			joint_mail_signed_text: m.joint_mail_signed_text,
			joint_mail_missing: m.joint_mail_missing,
			joint_mail_missing_none: m.joint_mail_missing_none,
		},
	},
	'joint-returned': {
		name: m.mail_kind_joint_returned,
		words: {
			joint_mail_returned_subject: m.joint_mail_returned_subject,
			joint_mail_returned_text: m.joint_mail_returned_text,
			joint_mail_said_no: m.joint_mail_said_no,
			joint_mail_gone: m.joint_mail_gone,
		},
	},
	'joint-off': {
		name: m.mail_kind_joint_off,
		words: {
			joint_mail_off_subject: m.joint_mail_off_subject,
			joint_mail_off_text: m.joint_mail_off_text,
		},
	},
	'promise-change-asked': {
		name: m.mail_kind_promise_change_asked,
		words: {
			life_mail_amendment_subject: m.life_mail_amendment_subject,
			life_mail_amendment_text: m.life_mail_amendment_text,
		},
	},
	'promise-changed': {
		name: m.mail_kind_promise_changed,
		words: {
			life_mail_amended_subject: m.life_mail_amended_subject,
			life_mail_amended_text: m.life_mail_amended_text,
		},
	},
	'promise-unchanged': {
		name: m.mail_kind_promise_unchanged,
		words: {
			life_mail_not_amended_subject: m.life_mail_not_amended_subject,
			life_mail_not_amended_text: m.life_mail_not_amended_text,
		},
	},
	'promise-reported': {
		name: m.mail_kind_promise_reported,
		words: {
			life_mail_reported_subject: m.life_mail_reported_subject,
			life_mail_reported_text: m.life_mail_reported_text,
		},
	},
	'promise-decided': {
		name: m.mail_kind_promise_decided,
		words: {
			life_mail_decided_subject: m.life_mail_decided_subject,
			life_mail_decided_text: m.life_mail_decided_text,
			life_mail_note: m.life_mail_note,
		},
	},
	'match-proposed': {
		name: m.mail_kind_match_proposed,
		words: {
			matching_mail_proposed_subject: m.matching_mail_proposed_subject,
			matching_mail_proposed_text: m.matching_mail_proposed_text,
		},
		examples: partner,
	},
	'match-accepted': {
		name: m.mail_kind_match_accepted,
		words: {
			matching_mail_accepted_subject: m.matching_mail_accepted_subject,
			matching_mail_accepted_text: m.matching_mail_accepted_text,
		},
		examples: partner,
	},
	'match-declined': {
		name: m.mail_kind_match_declined,
		words: {
			matching_mail_declined_subject: m.matching_mail_declined_subject,
			matching_mail_declined_text: m.matching_mail_declined_text,
		},
		examples: partner,
	},
} as const satisfies Record<string, MailKind>;
