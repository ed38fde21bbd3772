import type { Commitment } from '#lib/commitments/commitment.ts';
import { authorOf } from '#lib/commitments/queries.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** Tells the person who wrote a proposal what became of it. */
export async function tellDecision(
	trx: Transaction,
	commitment: Pick<Commitment, 'id' | 'slug' | 'title'>,
	state: 'active' | 'declined',
	reason = '',
): Promise<void> {
	const author = await authorOf(trx, commitment.id);
	if (!author) return;
	const { email: to, name, locale, workspace } = author;
	const { title } = commitment;
	const path =
		state === 'active'
			? `/commitments/${commitment.slug}`
			: `/workspace/${workspace}/commitments/${commitment.slug}`;
	const link = env().ORIGIN + href(path, locale);
	const [subject, text] =
		state === 'active'
			? [
					m.commitment_mail_accepted_subject({ title }, { locale }),
					m.commitment_mail_accepted_text({ name, title, link }, { locale }),
				]
			: [
					m.commitment_mail_declined_subject({ title }, { locale }),
					m.commitment_mail_declined_text({ name, title, reason, link }, { locale }),
				];
	await sendMail(trx, { to, subject, text, locale });
}
