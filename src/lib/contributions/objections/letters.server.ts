/** Who hears of an objection to a contribution and what became of it, each in their own language. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, person, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import type { Objection } from '#lib/contributions/objections/objection.ts';
import { organisationNamed } from '#lib/contributions/objections/objection-queries.server.ts';
import type { Contribution, Side } from '#lib/contributions/contribution.ts';
import { amountOf } from '#lib/commitments/labels.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

type Compose = (facts: { name: string; what: string; link: string }) => Letter;

/** "6,5 timer, 3. november 2026, »Lektietimer«" */
export const sayWhat = ({ commitment, amount, happenedOn }: Contribution): string =>
	m.evidence_what({
		amount: amountOf(commitment, amount),
		date: formatDate(happenedOn),
		title: commitment.title,
	});

export const toReporters = (trx: Transaction, contribution: Contribution, key: string, compose: Compose) => {
	const { organisation, writer, id } = contribution;
	const sides = [organisation, ...(writer ? [writer] : [])];
	return write(trx, members(sides, rolesFor('report')), key, ({ name, about }) =>
		compose({
			name,
			what: sayWhat(contribution),
			link: webAddress(`/workspace/${about.slug}/contributions/${id}`),
		}),
	);
};

/** The organisation that raised the objection; for the municipality the one person who did. */
const toObjector = async (
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
	key: string,
	compose: Compose,
) => {
	const { organisation, personId } = objection;
	const desk = organisation ? `/workspace/${organisation.slug}` : '/municipality';
	const say = ({ name }: { name: string }) =>
		compose({
			name,
			what: sayWhat(contribution),
			link: webAddress(`${desk}/contributions/${contribution.id}`),
		});
	if (organisation) await write(trx, members(organisation, rolesFor('report')), key, say);
	else if (personId !== null) await write(trx, person(personId), key, say);
};

export const byName = (organisation: { name: string } | null): string =>
	organisation?.name ?? m.evidence_the_municipality();

export async function tellObjection(
	trx: Transaction,
	contribution: Contribution,
	{ id, organisationId, reason }: { id: number; organisationId: number | null; reason: string },
): Promise<void> {
	const objector = await organisationNamed(trx, organisationId);
	await toReporters(trx, contribution, `objection:${id}:raised`, (facts) => {
		const by = byName(objector);
		return {
			subject: mail.evidence_mail_objected_subject({ by }),
			text: mail.evidence_mail_objected_text({ ...facts, by, reason }),
		};
	});
}

export const tellAnswered = (
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
	us: Pick<Side, 'id'>,
	answer: string,
): Promise<void> => {
	const { organisation, writer } = contribution;
	const by = writer?.id === us.id ? writer.name : organisation.name;
	return toObjector(trx, contribution, objection, `objection:${objection.id}:answered`, (facts) => ({
		subject: mail.evidence_mail_answered_subject({ by }),
		text: mail.evidence_mail_answered_text({ ...facts, by, answer }),
	}));
};

export const tellCorrected = (
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
	amount: number,
	words: string | null,
): Promise<void> =>
	toObjector(trx, contribution, objection, `objection:${objection.id}:corrected`, (facts) => {
		const by = contribution.organisation.name;
		const to = amountOf(contribution.commitment, amount);
		const why = words ?? m.evidence_corrected_in_report();
		return {
			subject: mail.evidence_mail_corrected_subject({ by }),
			text: mail.evidence_mail_corrected_text({ ...facts, by, to, why }),
		};
	});

export const tellWithdrawn = (
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
): Promise<void> =>
	toReporters(trx, contribution, `objection:${objection.id}:withdrawn`, (facts) => {
		const by = byName(objection.organisation);
		return {
			subject: mail.evidence_mail_withdrawn_subject({ by }),
			text: mail.evidence_mail_withdrawn_text({ ...facts, by }),
		};
	});

export async function tellReopened(
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
	why: string,
): Promise<void> {
	const compose: Compose = (facts) => ({
		subject: mail.evidence_mail_reopened_subject(),
		text: mail.evidence_mail_reopened_text({ ...facts, why }),
	});
	const key = `objection:${objection.id}:reopened`;
	await toReporters(trx, contribution, key, compose);
	await toObjector(trx, contribution, objection, key, compose);
}

export async function tellSettled(
	trx: Transaction,
	contribution: Contribution,
	objection: Objection,
	resolution: 'stands' | 'rejected',
	why: string,
): Promise<void> {
	const compose: Compose = (facts) => ({
		subject:
			resolution === 'stands' ? mail.evidence_mail_stands_subject() : mail.evidence_mail_rejected_subject(),
		text:
			resolution === 'stands'
				? mail.evidence_mail_stands_text({ ...facts, why })
				: mail.evidence_mail_rejected_text({ ...facts, why }),
	});
	const key = `objection:${objection.id}:settled`;
	await toReporters(trx, contribution, key, compose);
	await toObjector(trx, contribution, objection, key, compose);
}
