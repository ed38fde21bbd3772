import { person, write } from '#lib/accounts/letters/letters.server.ts';
import type { Commitment } from '#lib/commitments/commitment.ts';
import { authorOf } from '#lib/commitments/queries.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** Tells the person who wrote a proposal what became of it. */
export async function tellDecision(
	trx: Transaction,
	{ id, slug, title }: Pick<Commitment, 'id' | 'slug' | 'title'>,
	state: 'active' | 'declined',
	reason = '',
): Promise<void> {
	const author = await authorOf(trx, id);
	if (!author) return;
	const own = `/workspace/${author.workspace}/commitments/${slug}`;
	await write(trx, person(author.id), null, ({ name }) =>
		state === 'active'
			? {
					subject: m.commitment_mail_accepted_subject({ title }),
					text: m.commitment_mail_accepted_text({ name, title, link: webAddress(`/commitments/${slug}`) }),
				}
			: {
					subject: m.commitment_mail_declined_subject({ title }),
					text: m.commitment_mail_declined_text({ name, title, reason, link: webAddress(own) }),
				},
	);
}
