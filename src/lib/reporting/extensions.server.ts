import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { standingFactsOf } from '#lib/organisations/readers.server.ts';
import { openWindow } from '#lib/organisations/standing/standing.ts';
import { insertExtension } from '#lib/reporting/extension-queries.server.ts';
import { extensionOnOffer } from '#lib/reporting/extension.ts';
import { recordReporter } from '#lib/reporting/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/**
 * One a half-year, given at once; asking again gives the same. @returns its last day.
 * @throws Refused `extension_not_now`
 */
export const extend = (
	db: Database,
	actor: Actor,
	organisationId: number,
	{ reason }: { reason: string },
): Promise<string> =>
	acting(db, actor, async (trx) => {
		if (!may(actor, 'report', organisationId)) notFound();
		const at = now();
		const today = copenhagenDate(at);
		const facts = await standingFactsOf(trx, organisationId);
		if (!facts) throw new Refused('report_not_owed');
		const window = openWindow(today);
		if (facts.extension && facts.extension.halfYear === window?.halfYear) return facts.extension.until;
		const until = extensionOnOffer({ ...facts, today });
		if (!window || !until) throw new Refused('extension_not_now');
		const personId = actor.person?.id ?? null;
		const added = await insertExtension(trx, {
			organisationId,
			halfYear: window.halfYear,
			reason,
			until,
			askedAt: at,
			askedBy: personId,
		});
		if (added) {
			const about = { id: organisationId, organisationId };
			await recordReporter(trx, actor, 'report.extended', about, { halfYear: window.halfYear, until });
		}
		return until;
	});
