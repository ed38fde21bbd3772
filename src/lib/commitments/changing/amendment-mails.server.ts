/** Who hears of a change that binds them: those who must sign it, and then the makers. */
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import type { Proposal } from '#lib/commitments/changing/amendment.ts';
import { findById } from '#lib/commitments/queries.server.ts';
import { sayChange } from '#lib/commitments/timeline/labels.ts';
import { fullAddress, writeTo } from '#lib/partnerships/mails.server.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { m } from '#lib/paraglide/messages.js';

const signatories: readonly OrganisationRole[] = ['owner', 'signatory'];

type Change = Pick<Proposal, 'id' | 'fromTarget' | 'toTarget' | 'fromDueOn' | 'toDueOn' | 'reason'>;

export async function tellAmendmentProposed(
	trx: Transaction,
	{ id, type, slug, title }: { id: number; type: string; slug: string; title: string },
	proposal: Change & { organisationId: number },
	others: readonly number[],
): Promise<void> {
	const { parties, counterpart } = found(await findById(trx, id));
	const around = [...parties, ...(counterpart ? [counterpart] : [])];
	const by = around.find((one) => one.id === proposal.organisationId)?.name ?? '';
	for (const other of around.filter((one) => others.includes(one.id))) {
		await writeTo(trx, other.id, signatories, `amendment:${proposal.id}:proposed`, (name) => ({
			subject: m.life_mail_amendment_subject({ title }),
			text: m.life_mail_amendment_text({
				name,
				by,
				title,
				reason: proposal.reason,
				change: sayChange({ type }, proposal),
				link: fullAddress(`/workspace/${other.slug}/commitments/${slug}`),
			}),
		}));
	}
}

/** Applied or declined: to the one who proposed it, and to the others who have signed. */
export async function tellAmendmentAnswer(
	trx: Transaction,
	{ type, slug, title }: { type: string; slug: string; title: string },
	proposal: Proposal,
	outcome: 'applied' | 'declined',
	byId: number,
	reason = '',
): Promise<void> {
	const sides = [proposal.organisation, ...proposal.signatures.map(({ organisation }) => organisation)];
	const by = sides.find(({ id }) => id === byId)?.name ?? '';
	for (const side of sides.filter(({ id }) => id !== byId)) {
		await writeTo(trx, side.id, signatories, `amendment:${proposal.id}:${outcome}`, (name) => {
			const change = sayChange({ type }, proposal);
			const link = fullAddress(`/workspace/${side.slug}/commitments/${slug}`);
			return outcome === 'applied'
				? {
						subject: m.life_mail_amended_subject({ title }),
						text: m.life_mail_amended_text({ name, title, change, link }),
					}
				: {
						subject: m.life_mail_not_amended_subject({ title }),
						text: m.life_mail_not_amended_text({ name, by, title, change, reason, link }),
					};
		});
	}
}
