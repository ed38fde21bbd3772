/**
 * Yes and no to the municipality's lists, by whoever has a link that was mailed to the address. An answer is a row with the
 * words that stood there, and the last one holds. It is said by a person for an address: who gets the address after them
 * inherits neither yes nor no, and an old mail's link says nothing for them.
 */
import * as queries from '#lib/casework/consent/consent-queries.server.ts';
import { wordsShown } from '#lib/casework/consent/labels.ts';
import type { ConsentSource, ListAnswer, MailList } from '#lib/casework/consent/lists.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { linkState, type Link } from '#lib/platform/mail/links.ts';
import { findLink } from '#lib/platform/mail/links.server.ts';

const isTheirs = ({ personId }: Link<'mailings'>, owner: queries.Answering): boolean =>
	personId === null || personId === owner.id;

/** The lists with what was last said to them; none for who acts for no partner, and where the link does not work. */
export async function ownAnswers(db: Database, secret: string): Promise<ListAnswer[]> {
	const link = await findLink(db, 'mailings', secret);
	if (!link || linkState(link, now()) !== 'open') return [];
	const owner = await queries.findOwner(db, link.email);
	if (!owner || !isTheirs(link, owner) || !(await queries.isAsked(db, owner))) return [];
	return queries.answersOf(db, owner);
}

/** Who answers by an open link, held. @throws 404 for a link that does not work, and for who is not asked */
async function lockAnswering(trx: Transaction, secret: string): Promise<queries.Answering> {
	const link = found(await findLink(trx, 'mailings', secret));
	if (linkState(link, now()) !== 'open') notFound();
	const owner = found(await queries.lockOwner(trx, link.email));
	return isTheirs(link, owner) && (await queries.isAsked(trx, owner)) ? owner : notFound();
}

/** What was said already is not said again: it would say nothing new. */
async function say(
	trx: Transaction,
	owner: queries.Answering,
	answers: readonly { list: MailList; saysYes: boolean; said: string }[],
	source: ConsentSource,
): Promise<void> {
	const last = new Map((await queries.answersOf(trx, owner)).map((one) => [one.list, one.saysYes]));
	const fresh = answers.filter(({ list, saysYes }) => last.get(list) !== saysYes);
	await queries.insertAnswers(trx, owner, fresh, source);
}

/** Yes or no to one list. @throws 404 */
export const answerList = (
	db: Database,
	secret: string,
	{ list, saysYes }: { list: MailList; saysYes: boolean },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const owner = await lockAnswering(trx, secret);
		await say(trx, owner, [{ list, saysYes, said: wordsShown(list, saysYes) }], 'page');
	});

/** No to every list that they said yes to. @throws 404 */
export const refuseAllLists = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const owner = await lockAnswering(trx, secret);
		const yes = (await queries.answersOf(trx, owner)).filter(({ saysYes }) => saysYes === true);
		const said = m.consent_no_all();
		const answers = yes.map(({ list }) => ({ list, saysYes: false, said }));
		await say(trx, owner, answers, 'page');
	});

/**
 * One press in the mail program (RFC 8058): no to the list that the mail was of, also from a mail that has grown old.
 * @throws 404 for what is no link
 */
export const leaveList = (db: Database, secret: string, list: MailList): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const link = found(await findLink(trx, 'mailings', secret));
		const owner = await queries.lockOwner(trx, link.email);
		if (!owner || !isTheirs(link, owner)) return;
		await say(trx, owner, [{ list, saysYes: false, said: 'List-Unsubscribe=One-Click' }], 'one_click');
	});
