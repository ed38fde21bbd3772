/** The way from an address that is known to be somebody's to their own sign-ups. */
import { findSignUp } from '#lib/events/registrations/by-email-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';

/** @returns the page of one of the address's sign-ups, in code form. @throws 404 for another's */
export const linkToSignUp = (db: Database, email: string, registrationId: number): Promise<string> =>
	db.transaction().execute(async (trx) => {
		const { slug } = found(await findSignUp(trx, email, registrationId));
		const secret = await makeLink(trx, 'registration', { registrationId });
		return `/events/${slug}/registration/${secret}`;
	});
