/** Letters about alerts, but for the digest itself. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { mailingsAddress } from '#lib/accounts/letters/mailings.server.ts';
import type { Rhythm, Subject } from '#lib/alerts/alert.ts';
import { consentText, subjectLabel } from '#lib/alerts/labels.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { daysOf } from '#lib/platform/mail/links.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

export const confirmLetter = (subject: Subject, rhythm: Rhythm, secret: string): Letter => ({
	subject: m.alert_mail_confirm_subject({ what: subjectLabel(subject) }),
	text: [
		m.alert_mail_hello(),
		m.alert_mail_confirm(),
		consentText(subject, rhythm),
		[m.alert_mail_confirm_here(), webAddress(`/alerts/confirm/${secret}`)].join('\n'),
		m.alert_mail_confirm_days({ days: daysOf('confirm_alert') }),
		m.alert_mail_not_you({ days: days.unconfirmedAlert }),
		m.alert_mail_goodbye(),
	],
});

/** Somebody has typed an address that is told already. */
export const alreadyLetter = (subject: Subject, secret: string): Letter => ({
	subject: m.alert_mail_already_subject({ what: subjectLabel(subject) }),
	text: [
		m.alert_mail_hello(),
		m.alert_mail_already({ what: subjectLabel(subject) }),
		[m.alert_mail_see(), mailingsAddress(secret)].join('\n'),
		m.alert_mail_goodbye(),
	],
});

/** The way to all that an address gets, whether it is anything or nothing. */
export const mailingsLetter = (secret: string): Letter => ({
	subject: m.alert_mail_mailings_subject(),
	text: [
		m.alert_mail_hello(),
		m.alert_mail_mailings(),
		mailingsAddress(secret),
		m.alert_mail_mailings_days({ days: daysOf('mailings') }),
		m.alert_mail_goodbye(),
	],
});
