/** The mails about accounts, each in its reader's language, with whole addresses. */
import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { municipalRoleName, roleName } from '#lib/accounts/labels.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { env } from '#lib/platform/env.server.ts';
import type { Mail } from '#lib/platform/mail.server.ts';
import { plainName } from '#lib/platform/plain-name.ts';

interface Reader {
	email: string;
	/** Left out where we do not know them. */
	name?: string;
	locale: Locale;
}

const address = (path: string) => env().ORIGIN + href(path);

function letter(reader: Reader, write: () => { subject: string; paragraphs: string[] }): Mail {
	return withLocale(reader.locale, () => {
		const { subject, paragraphs } = write();
		const greeting = reader.name ? m.account_mail_hello_name({ name: reader.name }) : m.account_mail_hello();
		const text = [greeting, ...paragraphs, m.account_mail_goodbye()].join('\n\n');
		return { to: reader.email, subject, text, locale: reader.locale };
	});
}

export const confirmationMail = (reader: Reader, secret: string): Mail =>
	letter(reader, () => ({
		subject: m.account_mail_confirm_subject(),
		paragraphs: [m.account_mail_confirm(), address(`/confirm-email/${secret}`), m.account_mail_confirm_end()],
	}));

/** Somebody registered with an e-mail that has an account already. */
export const accountExistsMail = (reader: Reader): Mail =>
	letter(reader, () => ({
		subject: m.account_mail_exists_subject(),
		paragraphs: [
			m.account_mail_exists(),
			address('/login'),
			m.account_mail_exists_forgot(),
			address('/reset'),
			m.account_mail_not_you(),
		],
	}));

/** Somebody asked for a link to an e-mail that has no account. */
export const noAccountMail = (email: string, locale: Locale): Mail =>
	letter({ email, locale }, () => ({
		subject: m.account_mail_unknown_subject(),
		paragraphs: [m.account_mail_unknown(), address('/become-partner'), m.account_mail_not_you()],
	}));

export const resetMail = (reader: Reader, secret: string): Mail =>
	letter(reader, () => ({
		subject: m.account_mail_reset_subject(),
		paragraphs: [m.account_mail_reset(), address(`/reset/${secret}`), m.account_mail_reset_end()],
	}));

export const passwordChangedMail = (reader: Reader): Mail =>
	letter(reader, () => ({
		subject: m.account_mail_changed_subject(),
		paragraphs: [m.account_mail_changed(), m.account_mail_changed_not_you(), address('/reset')],
	}));

export interface InvitationFacts {
	/** Null where the reader may be a stranger to an organisation that nobody has looked at: the page tells them. */
	from: { inviter: string; organisation: string } | null;
	role: OrganisationRole;
	days: number;
}

export const invitationMail = (
	email: string,
	locale: Locale,
	secret: string,
	{ from, role: key, days }: InvitationFacts,
): Mail =>
	letter({ email, locale }, () => {
		const role = roleName(key);
		const organisation = plainName(from?.organisation ?? '');
		return {
			subject: from
				? m.account_mail_invitation_subject({ organisation })
				: m.account_mail_invitation_subject_anonymous(),
			paragraphs: [
				from
					? m.account_mail_invitation({ inviter: plainName(from.inviter), organisation, role })
					: m.account_mail_invitation_anonymous({ role }),
				address(`/invitation/${secret}`),
				m.account_mail_invitation_end({ days }),
			],
		};
	});

/** A colleague at the municipality: with a secret, they choose their first password. */
export const colleagueMail = (reader: Reader, role: MunicipalRole, secret: string | null): Mail =>
	letter(reader, () => ({
		subject: m.account_mail_colleague_subject(),
		paragraphs: [
			m.account_mail_colleague({ role: municipalRoleName(role) }),
			secret ? m.account_mail_colleague_first() : m.account_mail_colleague_known(),
			address(secret ? `/reset/${secret}` : '/login'),
		],
	}));
