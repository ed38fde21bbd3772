/** Who hears that a commitment is called done, and what became of it; each in their own language. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import type { Answer } from '#lib/commitments/closing/closing.ts';
import type { CommitmentInList } from '#lib/commitments/commitment.ts';
import { sayAnswer } from '#lib/commitments/timeline/labels.ts';
import { amountOf } from '#lib/commitments/labels.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** Counterpart and parties but one: those who can answer it. */
const others = ({ parties, counterpart }: CommitmentInList, organisationId: number) =>
	[...parties, ...(counterpart ? [counterpart] : [])].filter(({ id }) => id !== organisationId);

/** Asks the other sides what became of it. */
export async function tellReported(
	trx: Transaction,
	commitment: CommitmentInList,
	closing: { id: number; organisationId: number; word: string },
): Promise<void> {
	const { title, slug } = commitment;
	const by = commitment.parties.find(({ id }) => id === closing.organisationId)?.name ?? '';
	const to = members(others(commitment, closing.organisationId), rolesFor('edit'));
	await write(trx, to, `closing:${closing.id}:reported`, ({ name, about }) => ({
		subject: mail.life_mail_reported_subject({ title }),
		text: mail.life_mail_reported_text({
			name,
			by,
			title,
			word: closing.word,
			confirmed: amountOf(commitment, commitment.confirmed),
			target: amountOf(commitment, commitment.target),
			link: webAddress(`/workspace/${about.slug}/commitments/${slug}/outcome`),
		}),
	}));
}

/** Tells the makers; the side that answered knows. */
export async function tellOutcome(
	trx: Transaction,
	commitment: CommitmentInList,
	closing: { id: number; answer: Answer; note: string; organisationId: number | null },
): Promise<void> {
	const { title, slug, parties, counterpart } = commitment;
	const decider = [...parties, counterpart].find((one) => one?.id === closing.organisationId)?.name;
	const makers = parties.filter(({ id }) => id !== closing.organisationId);
	const to = members(makers, rolesFor('edit'));
	await write(trx, to, `closing:${closing.id}:decided`, ({ name, about }) => {
		const by = decider ?? m.life_municipality();
		const outcome = sayAnswer(closing.answer);
		const note = closing.note ? mail.life_mail_note({ note: closing.note }) : '';
		const link = webAddress(`/workspace/${about.slug}/commitments/${slug}`);
		return {
			subject: mail.life_mail_decided_subject({ title, outcome }),
			text: mail.life_mail_decided_text({ name, by, title, outcome, note, link }),
		};
	});
}
