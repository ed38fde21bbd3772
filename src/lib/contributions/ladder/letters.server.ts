/** Who hears that a confirmation is taken back: those who reported, and who had confirmed it. Who hears that what they confirmed is corrected. */
import { person, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { byName, sayWhat, toReporters } from '#lib/contributions/objections/letters.server.ts';
import { organisationNamed } from '#lib/contributions/objections/objection-queries.server.ts';
import { confirmersOf } from '#lib/contributions/queries.server.ts';
import { amountOf } from '#lib/commitments/labels.ts';
import type { Contribution } from '#lib/contributions/contribution.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
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
	const compose: Compose = (facts) => {
		const by = byName(organisation);
		return {
			subject: mail.evidence_mail_retracted_subject({ by }),
			text: mail.evidence_mail_retracted_text({ ...facts, by, reason }),
		};
	};
	await toReporters(trx, contribution, key, compose);
	if (personId === null || personId === retractedBy) return;
	await toConfirmer(trx, contribution, { personId, organisation }, key, compose);
}

type Compose = (facts: { name: string; what: string; link: string }) => Letter;

const toConfirmer = (
	trx: Transaction,
	contribution: Contribution,
	{ personId, organisation }: { personId: number; organisation: { slug: string } | null },
	key: string,
	compose: Compose,
) => {
	const desk = organisation ? `/workspace/${organisation.slug}` : '/municipality';
	return write(trx, person(personId), key, ({ name }) =>
		compose({
			name,
			what: sayWhat(contribution),
			link: webAddress(`${desk}/contributions/${contribution.id}`),
		}),
	);
};

/**
 * Each person whose word stood on a figure that counts no more.
 * @param by whoever took it out; null: the municipality
 */
export async function tellConfirmers(
	trx: Transaction,
	contribution: Contribution,
	{ by, to, why }: { by: { name: string } | null; to: number; why: string | null },
	{
		except,
		told = null,
		key = 'replaced',
	}: {
		except: number | null;
		/** An organisation that hears of it anyhow. */
		told?: number | null;
		/** Each is told once of what has this key. */
		key?: string;
	},
): Promise<void> {
	for (const { id, personId, organisation } of await confirmersOf(trx, contribution.id)) {
		if (personId === except || (organisation && organisation.id === told)) continue;
		await toConfirmer(trx, contribution, { personId, organisation }, `verification:${id}:${key}`, (facts) => {
			const said = { ...facts, by: byName(by), why: why ?? m.evidence_corrected_in_report() };
			return {
				subject: mail.evidence_mail_confirmed_subject(),
				text: to
					? mail.evidence_mail_confirmed_text({ ...said, to: amountOf(contribution.commitment, to) })
					: mail.evidence_mail_confirmed_gone_text(said),
			};
		});
	}
}
