/** Who hears of a change that binds them: those who must sign it, and then the makers. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import type { Proposal } from '#lib/commitments/changing/amendment.ts';
import { findById } from '#lib/commitments/queries.server.ts';
import { sayChange } from '#lib/commitments/timeline/labels.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

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
	const asked = around.filter((one) => others.includes(one.id));
	const key = `amendment:${proposal.id}:proposed`;
	await write(trx, members(asked, rolesFor('sign')), key, ({ name, about }) => ({
		subject: mail.life_mail_amendment_subject({ title }),
		text: mail.life_mail_amendment_text({
			name,
			by,
			title,
			reason: proposal.reason,
			change: sayChange({ type }, proposal),
			link: webAddress(`/workspace/${about.slug}/commitments/${slug}`),
		}),
	}));
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
	const bound = proposal.signatures.filter((signature) => signature.bound);
	const sides = [proposal.organisation, ...bound.map(({ organisation }) => organisation)];
	const by = sides.find(({ id }) => id === byId)?.name ?? '';
	const told = sides.filter(({ id }) => id !== byId);
	const key = `amendment:${proposal.id}:${outcome}`;
	await write(trx, members(told, rolesFor('sign')), key, ({ name, about }) => {
		const change = sayChange({ type }, proposal);
		const link = webAddress(`/workspace/${about.slug}/commitments/${slug}`);
		return outcome === 'applied'
			? {
					subject: mail.life_mail_amended_subject({ title }),
					text: mail.life_mail_amended_text({ name, title, change, link }),
				}
			: {
					subject: mail.life_mail_not_amended_subject({ title }),
					text: mail.life_mail_not_amended_text({ name, by, title, change, reason, link }),
				};
	});
}
