/** Files of circles as they are handed out: to everybody where the circle is public, else to who sits there and who runs it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayReadFile } from '#lib/networks/access.ts';
import { findFile, type DocumentFile } from '#lib/networks/documents/queries.server.ts';
import { seatBehind } from '#lib/networks/seats/own-seat.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { downloadAnswer } from '#lib/platform/files/download.server.ts';
import { files } from '#lib/platform/files/files.server.ts';

const answer = async (file: DocumentFile): Promise<Response> =>
	downloadAnswer(found(await files().get(file.fileKey)), file);

/** @throws 404 */
export async function documentAnswer(db: Database, actor: Actor, id: number): Promise<Response> {
	const file = found(await findFile(db, id));
	return mayReadFile(actor, file) ? answer(file) : notFound();
}

/** For whoever has the link in their mail, while they sit there. @throws 404 */
export async function seatDocumentAnswer(db: Database, secret: string, id: number): Promise<Response> {
	const seat = await seatBehind(db, secret);
	const file = found(await findFile(db, id));
	const reads = seat.state === 'held' && seat.sits && seat.circleId === file.circleId && file.isCalled;
	return reads ? answer(file) : notFound();
}
