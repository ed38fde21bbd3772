/** The way to all that an address gets from us by e-mail: the link in each such mail, and whose address is behind it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { linkState, type LinkState } from '#lib/platform/mail/links.ts';
import { findLink, makeLink } from '#lib/platform/mail/links.server.ts';

/** Everything an address gets, to be seen and ended. */
export const mailingsAddress = (secret: string): string => webAddress(`/alerts/${secret}`);
/** Where a mail program ends it with one press (RFC 8058): the list the mail is of, or what no list is named for. */
export const oneClickAddress = (secret: string, list?: string): string =>
	webAddress(`/alerts/${secret}/one-click${list ? `?list=${list}` : ''}`);

export async function readMailings(db: Handle, secret: string): Promise<{ state: LinkState; email: string }> {
	const link = await findLink(db, 'mailings', secret);
	const state = linkState(link, now());
	return { state, email: state === 'open' ? link!.email : '' };
}

/** The address behind a link that works. @throws 404 */
export async function addressBehind(db: Handle, secret: string): Promise<string> {
	const { state, email } = await readMailings(db, secret);
	return state === 'open' ? email : notFound();
}

/** Also that of a link which has grown old: whoever presses "unsubscribe" in an old mail is not to be told to wait. */
export const addressOnceBehind = async (db: Handle, secret: string): Promise<string> =>
	(await findLink(db, 'mailings', secret))?.email ?? notFound();

/**
 * The same page for somebody who is signed in, without a mail. @returns its address in code form
 * @throws 404 for an address that nobody has shown to be theirs
 */
export async function wayToMailings(db: Database, { person }: Actor): Promise<string> {
	if (!person?.emailConfirmed) notFound();
	const about = { email: person.email, personId: person.id };
	return `/alerts/${await db.transaction().execute((trx) => makeLink(trx, 'mailings', about))}`;
}
