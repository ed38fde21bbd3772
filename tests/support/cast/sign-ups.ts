/** What tests of sign-ups stand on: strangers who ask for a seat, and say yes by the link in the mail. */
import { visitor } from '#lib/accounts/actor.ts';
import {
	confirmRegistration,
	signUp,
	type SignUpOutcome,
} from '#lib/events/registrations/registrations.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { lastMailTo, mailsTo } from '../mail/sent-mails.ts';
import { makeEvent, organisation } from './events.ts';

/** An event of an organisation of its own. @returns its slug */
export async function eventOf(
	db: Database,
	capacity: number | null,
	given: Parameters<typeof makeEvent>[2] = {},
): Promise<string> {
	const host = await organisation(db, `nordlys-${crypto.randomUUID().slice(0, 8)}`);
	const { slug } = await makeEvent(db, host.id, { capacity, ...given });
	return slug;
}

export const mailOf = (name: string): string => `${name}@prove.example`;

let clients = 0;
/** A stranger types a name and an e-mail. */
export const asks = (
	db: Database,
	slug: string,
	name: string,
	clientAddress = `10.1.0.${++clients % 250}`,
): Promise<SignUpOutcome> =>
	signUp(db, slug, { name, email: mailOf(name) }, { actor: visitor, clientAddress });

export const secretOf = async (db: Database, name: string): Promise<string> =>
	(await lastMailTo(db, mailOf(name))).secret;

/** The link in the mail itself: the cancelling link stands after the event's own. */
export const linkOf = async (db: Database, name: string, mail = -1): Promise<string> =>
	/tilmelding\/([\w-]+)/.exec((await mailsTo(db, mailOf(name))).at(mail)?.text ?? '')?.[1] ?? '';

export const saysYes = async (db: Database, slug: string, name: string): Promise<void> =>
	confirmRegistration(db, slug, await linkOf(db, name), { name });

/** Each name with where it stands. */
export async function standings(db: Database): Promise<Record<string, string>> {
	const rows = await db.selectFrom('registration').select(['name', 'state']).orderBy('id').execute();
	return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
