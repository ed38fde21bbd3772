import { person, write } from '#lib/accounts/letters/letters.server.ts';
import type { TypeTexts } from '#lib/commitments/types/added.ts';
import { draftsOfType, type WholeType } from '#lib/commitments/types/type-queries.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { localised } from '#lib/policy/text.ts';

/** Where the draft goes on; null where it is gone. */
async function draftPath(trx: Transaction, key: string, step: number): Promise<string | null> {
	const [draft] = await draftsOfType(trx, key);
	return draft ? `/workspace/${draft.workspace}/commitments/${draft.slug}/edit?step=${step}` : null;
}

/** Tells who proposed a type that it may be promised now. */
export async function tellOffered(
	trx: Transaction,
	{ key, proposedBy, name: called }: Pick<WholeType, 'key' | 'proposedBy'> & Pick<TypeTexts, 'name'>,
): Promise<void> {
	if (proposedBy === null) return;
	const path = await draftPath(trx, key, 4);
	await write(trx, person(proposedBy), null, ({ name }) => {
		const type = localised(called);
		const link = webAddress(path ?? '/workspace');
		return {
			subject: mail.commitment_type_mail_offered_subject({ type }),
			text: mail.commitment_type_mail_offered_text({ name, type, link }),
		};
	});
}

/** Tells who proposed a type why it is none; their draft stays. */
export async function tellRefused(
	trx: Transaction,
	{ key, proposedBy, name: called }: Pick<WholeType, 'key' | 'proposedBy' | 'name'>,
	reason: string,
): Promise<void> {
	if (proposedBy === null) return;
	const path = await draftPath(trx, key, 1);
	await write(trx, person(proposedBy), null, ({ name }) => {
		const type = localised(called);
		const link = webAddress(path ?? '/workspace');
		return {
			subject: mail.commitment_type_mail_refused_subject({ type }),
			text: mail.commitment_type_mail_refused_text({ name, type, reason, link }),
		};
	});
}
