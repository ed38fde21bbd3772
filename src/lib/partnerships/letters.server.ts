/** The mails of a partnership, one for each step. */
import { rolesFor } from '#lib/accounts/access.ts';
import { caseworkers, members, write } from '#lib/accounts/letters/letters.server.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import {
	leadOf,
	signedParties,
	type Party,
	type PartnershipWithParties,
} from '#lib/partnerships/partnership.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** A proposal that is taken back and made again is a new round, and mailed again. */
const round = (partnership: PartnershipWithParties) =>
	`partnership:${partnership.id}:${partnership.proposedAt?.getTime() ?? 0}`;

const workspacePage = (party: Pick<Party, 'slug'>, partnership: PartnershipWithParties) =>
	webAddress(`/workspace/${party.slug}/partnerships/${partnership.slug}`);

export async function invited(
	trx: Transaction,
	partnership: PartnershipWithParties,
	parties: readonly Party[],
): Promise<void> {
	const lead = leadOf(partnership)?.name ?? '';
	const to = members(parties, rolesFor('sign'));
	await write(trx, to, `${round(partnership)}:invited`, ({ name, about }) => ({
		subject: mail.partnership_mail_invited_subject({ lead, title: partnership.title }),
		text: mail.partnership_mail_invited_text({
			name,
			lead,
			title: partnership.title,
			organisation: about.name,
			start: formatDate(partnership.startsOn),
			end: formatDate(partnership.endsOn),
			link: workspacePage(about, partnership),
		}),
	}));
}

export async function signed(
	trx: Transaction,
	partnership: PartnershipWithParties,
	party: Party,
	signer: string,
): Promise<void> {
	const lead = leadOf(partnership);
	if (!lead) return;
	const key = `${round(partnership)}:signed:${party.organisationId}`;
	await write(trx, members(lead, rolesFor('manage')), key, ({ name }) => ({
		subject: mail.partnership_mail_signed_subject({ organisation: party.name, title: partnership.title }),
		text: mail.partnership_mail_signed_text({
			name,
			signer,
			organisation: party.name,
			title: partnership.title,
			link: workspacePage(lead, partnership),
		}),
	}));
}

export async function declined(
	trx: Transaction,
	partnership: PartnershipWithParties,
	party: Party,
	reason: string,
): Promise<void> {
	const lead = leadOf(partnership);
	if (!lead) return;
	const key = `${round(partnership)}:declined:${party.organisationId}`;
	await write(trx, members(lead, rolesFor('sign')), key, ({ name }) => ({
		subject: mail.partnership_mail_declined_subject({ organisation: party.name, title: partnership.title }),
		text: mail.partnership_mail_declined_text({
			name,
			organisation: party.name,
			title: partnership.title,
			reason,
			link: workspacePage(lead, partnership),
		}),
	}));
}

export async function activated(trx: Transaction, partnership: PartnershipWithParties): Promise<void> {
	const to = members(signedParties(partnership.parties), rolesFor('sign'));
	const later = partnership.startsOn > copenhagenDate(now());
	await write(trx, to, `${round(partnership)}:active`, ({ name, about }) => ({
		subject: later
			? mail.partnership_mail_upcoming_subject({ title: partnership.title })
			: mail.partnership_mail_active_subject({ title: partnership.title }),
		text: mail.partnership_mail_active_text({
			name,
			title: partnership.title,
			start: formatDate(partnership.startsOn),
			end: formatDate(partnership.endsOn),
			link: webAddress(`/partnerships/${partnership.slug}`),
			workspace: workspacePage(about, partnership),
		}),
	}));
}

/** To everybody who was asked, but the lead, who did it. */
export async function takenBack(
	trx: Transaction,
	partnership: PartnershipWithParties,
	at: Date,
): Promise<void> {
	const lead = leadOf(partnership)?.name ?? '';
	const asked = partnership.parties.filter(
		({ organisationId }) => organisationId !== partnership.leadOrganisationId,
	);
	const key = `${round(partnership)}:taken-back:${at.getTime()}`;
	await write(trx, members(asked, rolesFor('sign')), key, ({ name }) => ({
		subject: mail.partnership_mail_revised_subject({ title: partnership.title }),
		text: mail.partnership_mail_revised_text({ name, lead, title: partnership.title }),
	}));
}

/** To every other party; a termination also to the municipality, with what stays. */
export async function ended(
	trx: Transaction,
	partnership: PartnershipWithParties,
	by: { id: number; name: string },
	reason: string,
): Promise<void> {
	const { title, slug, activatedAt } = partnership;
	const key = `${round(partnership)}:ended`;
	const compose = ({ name }: { name: string }) => ({
		subject: mail.partnership_mail_ended_subject({ title }),
		text: activatedAt
			? mail.agreement_mail_terminated_text({
					name,
					by: by.name,
					title,
					reason,
					link: webAddress(`/partnerships/${slug}`),
				})
			: mail.partnership_mail_ended_text({ name, by: by.name, title, reason }),
	});
	const others = partnership.parties.filter(
		({ organisationId, state }) => organisationId !== by.id && state !== 'declined' && state !== 'left',
	);
	await write(trx, members(others, rolesFor('sign')), key, compose);
	if (activatedAt) await write(trx, caseworkers(), key, compose);
}
