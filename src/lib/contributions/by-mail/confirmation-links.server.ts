/**
 * Confirming from a mail. A link is bound to one person and one contribution, works once and for 14 days; opening it changes
 * nothing, for mail scanners open links too. What the person may is looked at again when they press the button.
 */
import { holdStates } from '#lib/accounts/acting.server.ts';
import { actorById } from '#lib/accounts/actors.server.ts';
import { hatFor, mayVerify } from '#lib/contributions/access.ts';
import * as queries from '#lib/contributions/by-mail/confirmation-queries.server.ts';
import { raiseObjectionIn } from '#lib/contributions/objections/objections.server.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import { contributionById } from '#lib/contributions/queries.server.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import type { Handle, Database, Transaction } from '#lib/platform/database/database.server.ts';
import { verifyIn } from '#lib/contributions/ladder/verifications.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { now } from '#lib/platform/clock.ts';
import { linkState, type Link } from '#lib/platform/mail/links.ts';
import { findLink, lockLink, useLink } from '#lib/platform/mail/links.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import type { Limit } from '#lib/platform/visitors/limits/throttle.server.ts';

/** Of one address; generous, for a whole office may sit behind it. */
export const linkLimit: Limit = { name: 'confirmation-link', most: 120, windowMinutes: 15 };

type ConfirmationLink = Link<'confirm_contribution'>;

/** What a link opens on. Only those in `telling` say anything about the contribution. */
export const telling = [
	'open',
	'you_confirmed',
	'you_objected',
	'confirmed',
	'objected',
	'corrected',
	'gone',
] as const;
type PageState = (typeof telling)[number] | 'unknown' | 'expired' | 'used' | 'not_yours';

export type LinkPage =
	| { state: (typeof telling)[number]; contribution: Contribution; name: string }
	| { state: Exclude<PageState, (typeof telling)[number]> };

/** @returns where the link stands now. */
export async function readLink(db: Handle, secret: string): Promise<LinkPage> {
	const link = await findLink(db, 'confirm_contribution', secret);
	return link ? (await standOf(db, link)).page : { state: 'unknown' };
}

async function standOf(db: Handle, link: ConfirmationLink): Promise<{ page: LinkPage; actor?: Actor }> {
	const actor = await actorById(db, link.personId);
	const contribution = await contributionById(db, link.contributionId);
	if (!actor?.person || !contribution) return { page: { state: 'not_yours' } };
	const tell = (state: (typeof telling)[number]) => ({
		page: { state, contribution, name: actor.person?.name ?? '' },
		actor,
	});
	const around = { otherSides: await otherSides(db, contribution.commitment) };
	const clear = { ...toVerify(contribution), level: 0, counts: true, hasObjection: false } as const;
	const mayStill = hatFor(mayVerify(actor, clear, around), 1, link.organisationId) !== undefined;
	const fate = linkState(link, now());
	if (fate === 'used') {
		const done = mayStill ? await queries.doneByPerson(db, link) : null;
		return done ? tell(`you_${done}`) : { page: { state: 'used' } };
	}
	if (fate !== 'open') return { page: { state: 'expired' } };
	if (!mayStill) return { page: { state: 'not_yours' } };
	if (!contribution.counts) return tell(contribution.correctedBy ? 'corrected' : 'gone');
	if (contribution.hasObjection) return tell('objected');
	return tell(contribution.level > 0 ? 'confirmed' : 'open');
}

/** Acts once for an open link; whatever else it meets is said by the page it comes back to. */
const withLink = (
	db: Database,
	secret: string,
	act: (trx: Transaction, actor: Actor, link: ConfirmationLink) => Promise<boolean>,
): Promise<void> =>
	db
		.transaction()
		.execute(async (trx) => {
			const link = await lockLink(trx, 'confirm_contribution', secret);
			if (!link) return;
			const { page, actor } = await standOf(trx, link);
			if (page.state !== 'open' || !actor) return;
			await holdStates(trx, actor);
			if (await act(trx, actor, link)) await useLink(trx, link.id);
		})
		.catch((thrown: unknown) => {
			// Somebody was quicker, or the right was lost in between: nothing was written, and the page says which.
			if (!(thrown instanceof Refused) && (thrown as { status?: number }).status !== 404) throw thrown;
		});

export const confirmByLink = (db: Database, secret: string): Promise<void> =>
	withLink(db, secret, (trx, actor, { contributionId, organisationId }) =>
		verifyIn(trx, actor, { contribution: contributionId, level: 1, note: '', organisationId }),
	);

export const objectByLink = (db: Database, secret: string, reason: string): Promise<void> =>
	withLink(db, secret, async (trx, actor, { contributionId, organisationId }) => {
		await raiseObjectionIn(trx, actor, { contribution: contributionId, organisationId, reason });
		return true;
	});
