/** Who hears that a confirmation is taken back: those who reported, and who had confirmed it. */
import { person, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { byName, sayWhat, toReporters } from '#lib/contributions/objections/letters.server.ts';
import { organisationNamed } from '#lib/contributions/objections/objection-queries.server.ts';
import type { Contribution } from '#lib/contributions/contribution.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Retracted {
	id: number;
	/** Who had confirmed; null: the municipality. */
	organisationId: number | null;
	personId: number | null;
	retractedBy: number | null;
	reason: string;
}

export async function tellRetracted(
	trx: Transaction,
	contribution: Contribution,
	{ id, organisationId, personId, retractedBy, reason }: Retracted,
): Promise<void> {
	const organisation = await organisationNamed(trx, organisationId);
	const key = `verification:${id}:retracted`;
	const compose = (facts: { name: string; what: string; link: string }): Letter => {
		const by = byName(organisation);
		return {
			subject: m.evidence_mail_retracted_subject({ by }),
			text: m.evidence_mail_retracted_text({ ...facts, by, reason }),
		};
	};
	await toReporters(trx, contribution, key, compose);
	if (personId === null || personId === retractedBy) return;
	const desk = organisation ? `/workspace/${organisation.slug}` : '/municipality';
	await write(trx, person(personId), key, ({ name }) =>
		compose({
			name,
			what: sayWhat(contribution),
			link: webAddress(`${desk}/contributions/${contribution.id}`),
		}),
	);
}
