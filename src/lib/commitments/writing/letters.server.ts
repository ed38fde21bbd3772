import { person, write } from '#lib/accounts/letters/letters.server.ts';
import type { Commitment } from '#lib/commitments/commitment.ts';
import { authorOf } from '#lib/commitments/queries.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';

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
					subject: mail.commitment_mail_accepted_subject({ title }),
					text: mail.commitment_mail_accepted_text({ name, title, link: webAddress(`/commitments/${slug}`) }),
				}
			: {
					subject: mail.commitment_mail_declined_subject({ title }),
					text: mail.commitment_mail_declined_text({ name, title, reason, link: webAddress(own) }),
				},
	);
}
