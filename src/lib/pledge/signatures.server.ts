import { rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import type { SignPledgeInput, WithdrawPledgeInput } from '#lib/pledge/input.ts';
import { newCode, type Signature } from '#lib/pledge/signature.ts';
import * as queries from '#lib/pledge/signature-queries.server.ts';
import { recordSignature } from '#lib/pledge/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/**
 * Signs the pledge for an approved organisation. One signature stands at a time: whoever comes second, or clicks
 * twice, gets the one that stands; a newer text replaces the signature under the older.
 * @throws Refused `pledge_text_changed` (a newer text than the one the person read)
 */
export async function signPledge(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: SignPledgeInput,
): Promise<Signature> {
	const { id: organisationId } = await organisationFor(db, actor, organisationSlug, 'sign');
	return acting(db, actor, async (trx) => {
		const organisation = await queries.lockOrganisation(trx, organisationId);
		const charter = await currentCharter(trx);
		const standing = await queries.unendedSignature(trx, organisationId);
		if (standing && standing.charterVersion === charter.number) return standing;
		if (input.version !== charter.number) throw new Refused('pledge_text_changed');

		const signedAt = now();
		if (standing) await queries.supersede(trx, standing.id, signedAt);
		const id = await insertWithNewCode(trx, {
			organisationId,
			organisationName: organisation.name,
			charterVersionId: charter.id,
			textHash: charter.hash,
			personId: signer(actor).id,
			signerName: input.signerName,
			signerTitle: input.signerTitle,
			signedAt,
		});
		await recordSignature(
			trx,
			signer(actor).id,
			'pledge.signed',
			{ id, organisationId },
			{ version: charter.number, supersedes: standing?.id ?? null },
		);
		const signature = found(await queries.unendedSignature(trx, organisationId));
		await write(trx, members({ organisationId }, rolesFor('manage')), `pledge-signed:${id}`, ({ name }) => ({
			subject: mail.pledge_mail_signed_subject({ organisation: organisation.name }),
			text: mail.pledge_mail_signed_text({
				name,
				organisation: organisation.name,
				signer: signature.signerName,
				code: signature.code,
				certificate: webAddress(`/workspace/${organisation.slug}/certificate`),
				verify: webAddress(`/verify/${signature.code}`),
			}),
		}));
		return signature;
	});
}

/**
 * Ends the standing signature. It stays visible, with the day and the reason.
 * @throws Refused `pledge_none_stands`
 */
export async function withdrawPledge(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: WithdrawPledgeInput,
): Promise<void> {
	const { id: organisationId } = await organisationFor(db, actor, organisationSlug, 'sign');
	await acting(db, actor, async (trx) => {
		const organisation = await queries.lockOrganisation(trx, organisationId);
		const standing = await queries.unendedSignature(trx, organisationId);
		if (!standing) throw new Refused('pledge_none_stands');
		const at = now();
		await queries.withdraw(trx, standing.id, {
			withdrawnAt: at,
			withdrawnBy: signer(actor).id,
			withdrawnReason: input.withdrawReason,
		});
		await recordSignature(trx, signer(actor).id, 'pledge.withdrawn', { id: standing.id, organisationId });
		await write(
			trx,
			members({ organisationId }, rolesFor('manage')),
			`pledge-withdrawn:${standing.id}`,
			({ name }) => ({
				subject: mail.pledge_mail_withdrawn_subject({ organisation: organisation.name }),
				text: mail.pledge_mail_withdrawn_text({
					name,
					organisation: organisation.name,
					date: formatDate(at),
					reason: input.withdrawReason,
					verify: webAddress(`/verify/${standing.code}`),
				}),
			}),
		);
	});
}

const signer = (actor: Actor) => actor.person ?? notFound();

/** Draws codes until one is free: with 32^8 of them the second draw is already rare. */
export async function insertWithNewCode(
	trx: Transaction,
	signature: Omit<Parameters<typeof queries.insertSignature>[1], 'code'>,
	draw: () => string = newCode,
): Promise<number> {
	for (let tries = 0; tries < 8; tries++) {
		const id = await queries.insertSignature(trx, { ...signature, code: draw() });
		if (id !== null) return id;
	}
	throw new Error('No free verification code found');
}
