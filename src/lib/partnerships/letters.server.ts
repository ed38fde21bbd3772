/** The mails of a partnership, one for each step. */
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	fullAddress,
	owners,
	signatories,
	writeTo,
	writeToMunicipality,
} from '#lib/partnerships/mails.server.ts';
import {
	leadOf,
	signedParties,
	type Party,
	type PartnershipWithParties,
} from '#lib/partnerships/partnership.ts';
import type { Transaction } from '#lib/platform/database.server.ts';

/** A proposal that is taken back and made again is a new round, and mailed again. */
const round = (partnership: PartnershipWithParties) =>
	`partnership:${partnership.id}:${partnership.proposedAt?.getTime() ?? 0}`;

const workspacePage = (party: Party, partnership: PartnershipWithParties) =>
	fullAddress(`/workspace/${party.slug}/partnerships/${partnership.slug}`);

export async function invited(
	trx: Transaction,
	partnership: PartnershipWithParties,
	parties: readonly Party[],
): Promise<void> {
	const lead = leadOf(partnership)?.name ?? '';
	for (const party of parties) {
		await writeTo(trx, party.organisationId, signatories, `${round(partnership)}:invited`, (name) => ({
			subject: m.partnership_mail_invited_subject({ lead, title: partnership.title }),
			text: m.partnership_mail_invited_text({
				name,
				lead,
				title: partnership.title,
				organisation: party.name,
				start: formatDate(partnership.startsOn),
				end: formatDate(partnership.endsOn),
				link: workspacePage(party, partnership),
			}),
		}));
	}
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
	await writeTo(trx, lead.organisationId, owners, key, (name) => ({
		subject: m.partnership_mail_signed_subject({ organisation: party.name, title: partnership.title }),
		text: m.partnership_mail_signed_text({
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
	await writeTo(trx, lead.organisationId, signatories, key, (name) => ({
		subject: m.partnership_mail_declined_subject({ organisation: party.name, title: partnership.title }),
		text: m.partnership_mail_declined_text({
			name,
			organisation: party.name,
			title: partnership.title,
			reason,
			link: workspacePage(lead, partnership),
		}),
	}));
}

export async function activated(trx: Transaction, partnership: PartnershipWithParties): Promise<void> {
	for (const party of signedParties(partnership.parties)) {
		await writeTo(trx, party.organisationId, signatories, `${round(partnership)}:active`, (name) => ({
			subject: m.partnership_mail_active_subject({ title: partnership.title }),
			text: m.partnership_mail_active_text({
				name,
				title: partnership.title,
				end: formatDate(partnership.endsOn),
				link: fullAddress(`/partnerships/${partnership.slug}`),
				workspace: workspacePage(party, partnership),
			}),
		}));
	}
}

/** To everybody who was asked, but the lead, who did it. */
export async function takenBack(
	trx: Transaction,
	partnership: PartnershipWithParties,
	at: Date,
): Promise<void> {
	const lead = leadOf(partnership)?.name ?? '';
	for (const party of partnership.parties) {
		if (party.organisationId === partnership.leadOrganisationId) continue;
		const key = `${round(partnership)}:taken-back:${at.getTime()}`;
		await writeTo(trx, party.organisationId, signatories, key, (name) => ({
			subject: m.partnership_mail_revised_subject({ title: partnership.title }),
			text: m.partnership_mail_revised_text({ name, lead, title: partnership.title }),
		}));
	}
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
	const write = (name: string) => ({
		subject: m.partnership_mail_ended_subject({ title }),
		text: activatedAt
			? m.agreement_mail_terminated_text({
					name,
					by: by.name,
					title,
					reason,
					link: fullAddress(`/partnerships/${slug}`),
				})
			: m.partnership_mail_ended_text({ name, by: by.name, title, reason }),
	});
	for (const party of partnership.parties) {
		if (party.organisationId === by.id || party.state === 'declined' || party.state === 'left') continue;
		await writeTo(trx, party.organisationId, signatories, key, write);
	}
	if (activatedAt) await writeToMunicipality(trx, key, write);
}
