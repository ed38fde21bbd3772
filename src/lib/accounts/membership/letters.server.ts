/** The letters about who acts for an organisation, or for the municipality: taken in, given another role, taken off. */
import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { municipalRoleName, roleAbility, roleName } from '#lib/accounts/labels.ts';
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { accountLetter } from '#lib/accounts/signing-in/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { daysOf } from '#lib/platform/mail/links.ts';
import { plainName } from '#lib/platform/text/plain-name.ts';

/**
 * @param from null where the reader may be a stranger to an organisation that nobody has looked at: the page tells them
 */
export function invitationLetter(
	secret: string,
	key: OrganisationRole,
	from: { inviter: string; organisation: string } | null,
): Letter {
	const role = roleName(key);
	const organisation = plainName(from?.organisation ?? '');
	return accountLetter(
		from
			? m.account_mail_invitation_subject({ organisation })
			: m.account_mail_invitation_subject_anonymous(),
		[
			from
				? m.account_mail_invitation({ inviter: plainName(from.inviter), organisation, role })
				: m.account_mail_invitation_anonymous({ role }),
			webAddress(`/invitation/${secret}`),
			m.account_mail_invitation_end({ days: daysOf('invitation') }),
		],
	);
}

/** A colleague at the municipality: with a secret, they choose their first password. */
export const colleagueLetter = (name: string, role: MunicipalRole, secret: string | null): Letter =>
	accountLetter(
		m.account_mail_colleague_subject(),
		[
			m.account_mail_colleague({ role: municipalRoleName(role) }),
			secret ? m.account_mail_colleague_first() : m.account_mail_colleague_known(),
			webAddress(secret ? `/reset/${secret}` : '/login'),
		],
		name,
	);

/** @param role null where the person is no longer a member */
export function roleLetter(name: string, called: string, role: OrganisationRole | null): Letter {
	const organisation = plainName(called);
	return role
		? accountLetter(
				m.account_mail_role_subject({ organisation }),
				[
					m.account_mail_role({ organisation, role: roleName(role), may: roleAbility(role) }),
					webAddress('/account'),
				],
				name,
			)
		: accountLetter(
				m.account_mail_removed_subject({ organisation }),
				[m.account_mail_removed({ organisation })],
				name,
			);
}

/** @param role null where the person no longer works for the municipality */
export const municipalRoleLetter = (name: string, role: MunicipalRole | null): Letter =>
	role
		? accountLetter(
				m.account_mail_municipal_role_subject(),
				[m.account_mail_municipal_role({ role: municipalRoleName(role) }), webAddress('/municipality')],
				name,
			)
		: accountLetter(
				m.account_mail_municipal_role_gone_subject(),
				[m.account_mail_municipal_role_gone()],
				name,
			);

export const ownerlessLetter = ({ name, slug }: { name: string; slug: string }): Letter =>
	accountLetter(m.account_mail_ownerless_subject({ organisation: plainName(name) }), [
		m.account_mail_ownerless({ organisation: plainName(name) }),
		webAddress(`/workspace/${slug}/people`),
	]);

export const ownerlessCityLetter = ({ name, slug }: { name: string; slug: string }): Letter =>
	accountLetter(m.account_mail_ownerless_subject({ organisation: plainName(name) }), [
		m.account_mail_ownerless_city({ organisation: plainName(name) }),
		webAddress(`/municipality/approvals/${slug}`),
	]);
