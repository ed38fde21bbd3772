/** Links an undertaking of the city's to promises, and what a desk finds to link. */
import { nothingAsked } from '#lib/commitments/list/list.ts';
import { publicList } from '#lib/commitments/list/public-readers.server.ts';
import { today, withHealth, type CommitmentWithHealth } from '#lib/commitments/readers.server.ts';
import * as queries from '#lib/followup/links/links-queries.server.ts';
import { mostLinks, type Leaning } from '#lib/followup/links/links.ts';
import { now } from '#lib/platform/clock.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

const foundAtOnce = 8;

/** The promises it leans on, with how they go. */
export const leansOn = async (db: Handle, of: Leaning): Promise<CommitmentWithHealth[]> =>
	(await queries.linkedCommitments(db, of)).map(withHealth);

/** For a desk: the promises it leans on, and those that the words find among the ones that run. */
export async function linksDesk(db: Handle, of: Leaning, words: string) {
	const [linked, found] = await Promise.all([
		leansOn(db, of),
		words ? publicList(db, { ...nothingAsked, text: words }, null, foundAtOnce) : null,
	]);
	const known = new Set(linked.map(({ id }) => id));
	return {
		linked,
		words,
		found: found && found.commitments.filter(({ id }) => !known.has(id)),
		today: today(),
	};
}

/** @returns the promise, where it was not linked before. @throws 404, Refused `links_most` */
export async function link(trx: Transaction, of: Leaning, slug: string, by: number) {
	const commitment = found(await queries.findLinkable(trx, slug));
	if ((await queries.countLinks(trx, of)) >= mostLinks)
		throw new Refused('links_most', '', { most: String(mostLinks) });
	const isNew = await queries.insertLink(trx, of, commitment.id, { linkedAt: now(), linkedBy: by });
	return isNew ? commitment : null;
}

/** @returns the promise, where it was linked. @throws 404 */
export async function unlink(trx: Transaction, of: Leaning, slug: string) {
	const commitment = found(await queries.findLinkable(trx, slug));
	return (await queries.deleteLink(trx, of, commitment.id)) ? commitment : null;
}
