/** The municipality confirms several contributions by one look, with one note on what was checked; on the same day that can be undone. */
import { acting } from '#lib/accounts/acting.server.ts';
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { verifyIn } from '#lib/contributions/ladder/verifications.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { refuseOwnContribution } from '#lib/contributions/reported/own-contribution.server.ts';
import { lockContribution, retractVerification, verifiedBy } from '#lib/contributions/writes.server.ts';
import { copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

interface Together {
	contributions: readonly number[];
	level: 2 | 3;
	note: string;
}

/** In one order, so that two who confirm the same never wait in a ring. */
const inOrder = (ids: readonly number[]) => [...new Set(ids)].toSorted((one, other) => one - other);

/**
 * All of them or none. @returns those that this call confirmed
 * @throws what `verify` throws
 */
export const verifyMany = (
	db: Database,
	actor: Actor,
	{ contributions, level, note }: Together,
): Promise<number[]> =>
	acting(db, actor, async (trx) => {
		const confirmed: number[] = [];
		for (const contribution of inOrder(contributions))
			if (await verifyIn(trx, actor, { contribution, level, note })) confirmed.push(contribution);
		return confirmed;
	});

/**
 * What the actor confirmed for the municipality today is as it was before; it stays on record that they did. Nobody has been
 * told of it yet, so nobody is told that it is gone.
 * @throws Refused `verification_undone_too_late` where it is another's, another day's or taken back
 */
export const undoVerified = (
	db: Database,
	actor: Actor,
	{ contributions }: { contributions: readonly number[] },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const may = municipalityMay(actor, 'verify') || municipalityMay(actor, 'verify-own');
		if (!may || !actor.person) notFound();
		const { id: personId } = actor.person;
		const at = now();
		const since = copenhagenInstant(copenhagenDate(at));
		for (const id of inOrder(contributions)) {
			const contribution = found(await lockContribution(trx, id));
			await refuseOwnContribution(trx, actor, contribution);
			const own = await verifiedBy(trx, id, { personId, since });
			if (!own.length || !contribution.counts) throw new Refused('verification_undone_too_late');
			for (const { level } of own) {
				const retraction = m.evidence_undone({}, { locale: baseLocale });
				const row = { retractedAt: at, retractedBy: personId, retraction };
				await retractVerification(trx, { contributionId: id, level, organisationId: null }, row);
				const about = { id, organisationId: null };
				await record(trx, actor, 'contribution.confirmation_retracted', about, { level });
			}
		}
	});
