/** Those who stand by an earlier version of the charter are asked, once for each newer one, to sign it. */
import { municipalityMay, rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import { recordSignature } from '#lib/pledge/record.server.ts';
import * as signatures from '#lib/pledge/signature-queries.server.ts';
import * as queries from '#lib/pledge/versions/version-queries.server.ts';
import { insertAsk } from '#lib/pledge/versions/version-writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { defineTask, enqueueEach } from '#lib/platform/jobs/jobs.server.ts';

interface Asking {
	organisation: number;
	version: number;
	by: number;
}

/** A job for each whom nobody has asked. @returns how many. @throws 404 */
export const askToSignAgain = (db: Database, actor: Actor): Promise<number> =>
	acting(db, actor, async (trx) => {
		if (!municipalityMay(actor, 'decide') || !actor.person) notFound();
		const by = actor.person.id;
		const charter = await currentCharter(trx);
		const organisations = await queries.unasked(trx, charter);
		const jobs = organisations.map((organisation): Asking => ({ organisation, version: charter.number, by }));
		await enqueueEach(trx, askOne, jobs);
		return jobs.length;
	});

/** It may run twice, or once they have signed. */
export const askOne = defineTask<Asking>(
	'pledge.ask_again',
	async (db, { organisation: id, version, by }) => {
		await db.transaction().execute(async (trx) => {
			const { name, slug } = await signatures.lockOrganisation(trx, id);
			const [charter, standing] = await Promise.all([
				currentCharter(trx),
				signatures.unendedSignature(trx, id),
			]);
			if (charter.number !== version || !standing || standing.charterVersion >= version) return;
			const row = { charterVersionId: charter.id, organisationId: id, askedAt: now(), askedBy: by };
			if (!(await insertAsk(trx, row))) return;
			await write(
				trx,
				members({ organisationId: id }, rolesFor('sign')),
				`charter:${version}`,
				({ name: reader }) => ({
					subject: mail.charter_mail_subject({ organisation: name }),
					text: [
						mail.event_mail_hello({ name: reader }),
						mail.charter_mail_text({ organisation: name, version, signed: standing.charterVersion }),
						webAddress(`/workspace/${slug}/sign`),
						mail.charter_mail_stands(),
						mail.event_mail_goodbye(),
					],
				}),
			);
			const about = { id: standing.id, organisationId: id };
			await recordSignature(trx, by, 'pledge.asked_again', about, { version });
		});
	},
);
