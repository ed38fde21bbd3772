/** The mails of an amendment, and of a party that leaves: one for each step, to everybody it binds. */
import { rolesFor } from '#lib/accounts/access.ts';
import { caseworkers, members, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Amendment, AmendmentParty } from '#lib/partnerships/amendments/amendment.ts';
import { changesBetween } from '#lib/partnerships/amendments/terms.ts';
import { sayChange } from '#lib/partnerships/amendments/labels.ts';
import type { PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

type About = Pick<PartnershipWithParties, 'slug' | 'title'>;

const workspacePage = (party: { slug: string }, { slug }: About) =>
	webAddress(`/workspace/${party.slug}/partnerships/${slug}`);

/** One step of one amendment, to all who are asked but `except`. */
function tell(
	trx: Transaction,
	{ id, parties }: Amendment,
	step: string,
	except: number | null,
	compose: (name: string, party: AmendmentParty) => Letter,
): Promise<void> {
	const told = parties.filter(({ organisationId }) => organisationId !== except);
	return write(trx, members(told, rolesFor('sign')), `amendment:${id}:${step}`, ({ name, about }) =>
		compose(name, about),
	);
}

const said = ({ before, after }: Amendment): string =>
	changesBetween(before, after)
		.map((change) => `- ${sayChange(change)}`)
		.join('\n');

export const asked = (trx: Transaction, partnership: About, amendment: Amendment) =>
	tell(trx, amendment, 'asked', amendment.proposedById, (name, party) => ({
		subject: mail.agreement_mail_asked_subject({ title: partnership.title }),
		text: mail.agreement_mail_asked_text({
			name,
			title: partnership.title,
			by: amendment.proposedByName,
			organisation: party.name,
			reason: amendment.reason,
			changes: said(amendment),
			link: workspacePage(party, partnership),
		}),
	}));

/** To who proposed it: one has signed, others are missing. */
export async function signed(
	trx: Transaction,
	partnership: About,
	amendment: Amendment,
	party: AmendmentParty,
	signer: string,
): Promise<void> {
	const proposer = amendment.parties.find(({ organisationId }) => organisationId === amendment.proposedById);
	if (!proposer) return;
	const key = `amendment:${amendment.id}:signed:${party.organisationId}`;
	await write(trx, members(proposer, rolesFor('sign')), key, ({ name }) => ({
		subject: mail.agreement_mail_signed_subject({ organisation: party.name, title: partnership.title }),
		text: mail.agreement_mail_signed_text({
			name,
			signer,
			organisation: party.name,
			title: partnership.title,
			link: workspacePage(proposer, partnership),
		}),
	}));
}

export const inForce = (trx: Transaction, partnership: About, amendment: Amendment) =>
	tell(trx, amendment, 'in-force', null, (name) => ({
		subject: mail.agreement_mail_in_force_subject({ title: partnership.title }),
		text: mail.agreement_mail_in_force_text({
			name,
			title: partnership.title,
			changes: said(amendment),
			link: webAddress(`/partnerships/${partnership.slug}`),
		}),
	}));

export const declined = (
	trx: Transaction,
	partnership: About,
	amendment: Amendment,
	by: AmendmentParty,
	reason: string,
) =>
	tell(trx, amendment, `declined:${by.organisationId}`, by.organisationId, (name, party) => ({
		subject: mail.agreement_mail_declined_subject({ organisation: by.name, title: partnership.title }),
		text: (by.required ? mail.agreement_mail_declined_text : mail.agreement_mail_declined_optional_text)({
			name,
			organisation: by.name,
			title: partnership.title,
			reason,
			link: workspacePage(party, partnership),
		}),
	}));

export const takenBack = (trx: Transaction, partnership: About, amendment: Amendment) =>
	tell(trx, amendment, 'taken-back', amendment.proposedById, (name) => ({
		subject: mail.agreement_mail_taken_back_subject({ title: partnership.title }),
		text: mail.agreement_mail_taken_back_text({
			name,
			title: partnership.title,
			by: amendment.proposedByName,
		}),
	}));

/** To the others that stay, and the municipality. */
export async function left(
	trx: Transaction,
	partnership: PartnershipWithParties,
	amendmentId: number,
	by: { id: number; name: string },
	reason: string,
): Promise<void> {
	const key = `amendment:${amendmentId}:left`;
	const compose = (name: string, link: string): Letter => ({
		subject: mail.agreement_mail_left_subject({ organisation: by.name, title: partnership.title }),
		text: mail.agreement_mail_left_text({
			name,
			organisation: by.name,
			title: partnership.title,
			reason,
			link,
		}),
	});
	const staying = partnership.parties.filter(
		({ organisationId, state }) => organisationId !== by.id && state === 'signed',
	);
	await write(trx, members(staying, rolesFor('sign')), key, ({ name, about }) =>
		compose(name, workspacePage(about, partnership)),
	);
	await write(trx, caseworkers(), key, ({ name }) =>
		compose(name, webAddress(`/partnerships/${partnership.slug}`)),
	);
}

/** The calendar has ended it, or a renewal takes over. */
export async function over(trx: Transaction, partnership: PartnershipWithParties): Promise<void> {
	const { renewal, title, endsOn, id } = partnership;
	const next = renewal?.activatedAt ? renewal : null;
	const bound = partnership.parties.filter(({ state }) => state === 'signed');
	await write(trx, members(bound, rolesFor('sign')), `partnership:${id}:over:${endsOn}`, ({ name }) =>
		next
			? {
					subject: mail.agreement_mail_renewed_subject({ title }),
					text: mail.agreement_mail_renewed_text({
						name,
						title,
						date: formatDate(endsOn),
						end: formatDate(next.endsOn),
						link: webAddress(`/partnerships/${next.slug}`),
					}),
				}
			: {
					subject: mail.agreement_mail_over_subject({ title }),
					text: mail.agreement_mail_over_text({
						name,
						title,
						date: formatDate(endsOn),
						link: webAddress(`/partnerships/${partnership.slug}`),
					}),
				},
	);
}

/** So many days are left, and nobody has renewed it. */
export async function renewalDue(
	trx: Transaction,
	partnership: PartnershipWithParties,
	{ days, left }: { days: number; left: number },
): Promise<void> {
	const { title, endsOn, id } = partnership;
	const bound = partnership.parties.filter(
		({ state, organisationState }) => state === 'signed' && stateAllows(organisationState, 'sign'),
	);
	const key = `partnership:${id}:renewal:${endsOn}:${days}`;
	await write(trx, members(bound, rolesFor('sign')), key, ({ name, about }) => {
		const leads = about.organisationId === partnership.leadOrganisationId;
		const link = workspacePage(about, partnership);
		return {
			subject: m.agreement_mail_due_subject({ title, date: formatDate(endsOn) }),
			text: (leads ? m.agreement_mail_due_lead_text : m.agreement_mail_due_text)({
				name,
				title,
				date: formatDate(endsOn),
				count: left,
				link,
			}),
		};
	});
}
