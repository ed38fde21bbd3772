/** What tests of alerts stand on: somebody who is told what is new. */
import { visitor } from '#lib/accounts/actor.ts';
import { askForAlert, confirmAlert, subjectIn } from '#lib/alerts/asking.server.ts';
import type { AskInput } from '#lib/alerts/input.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { lastMailTo } from '../mail/sent-mails.ts';

let clients = 0;

/** A stranger types an e-mail under what the address asks for: `?district=8`, `?partner=…`. */
export const asks = async (db: Database, search: string, given: Partial<AskInput> & { email: string }) =>
	askForAlert(
		db,
		await subjectIn(db, new URLSearchParams(search)),
		{ rhythm: 'daily', locale: 'da', km: null, ...given },
		{ actor: visitor, clientAddress: `10.2.${++clients >> 8}.${clients % 250}` },
	);

/** … and says yes in the mail. @returns the secret of the way to all they get */
export async function follows(
	db: Database,
	search: string,
	given: Partial<AskInput> & { email: string },
): Promise<string> {
	await asks(db, search, given);
	const secret = await confirmAlert(db, (await lastMailTo(db, given.email)).secret);
	if (!secret) throw new Error('The link does not work');
	return secret;
}
