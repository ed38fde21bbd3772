/**
 * What the web process does besides answering: it hears of changed content and drops the pages it kept, and knows the
 * periods of the policy, the types of promises and the words of its mails before it answers anybody.
 */
import { followWordings, learnWordings } from '#lib/accounts/letters/wording/learning.server.ts';
import { followTypes } from '#lib/commitments/types/catalogue.server.ts';
import { followEditions } from '#lib/followup/policy-edition/learning.server.ts';
import { hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { closeDatabase, database } from '#lib/platform/database/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { canSeal } from '#lib/platform/sealing.server.ts';
import { learnPolicy } from './known-policy.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';

export async function startServices(): Promise<void> {
	followEditions(pageCache);
	followTypes(pageCache);
	followWordings(pageCache);
	hearAnnouncements();
	if (!canSeal())
		log.warn('SEALING_KEYS is missing: nobody can tell of discrimination, the page shows help only');
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => void closeDatabase());
	// Without a database there is nothing to answer; they are learnt when it is heard.
	await learnPolicy(database()).catch((error: Error) => log.warn('the policy is not read', { error }));
	await learnWordings(database()).catch((error: Error) =>
		log.warn('the words of the mails are not read', { error }),
	);
}
