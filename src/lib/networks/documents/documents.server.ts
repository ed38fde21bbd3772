/** Whoever runs a circle puts papers beside it or beside one of its meetings: links with a title, or files. */
import type { Actor } from '#lib/accounts/actor.ts';
import { runningPerson } from '#lib/networks/access.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { running, runningOnce, tooMany } from '#lib/networks/circles/holding.server.ts';
import { circleNamed, countIn } from '#lib/networks/circles/queries.server.ts';
import type { DocumentInput } from '#lib/networks/documents/input.ts';
import * as queries from '#lib/networks/documents/queries.server.ts';
import { findMeeting } from '#lib/networks/meetings/queries.server.ts';
import { keepPaper, refuseBeyondRoom, type PaperFile } from '#lib/organisations/files/papers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** A coordinator's file is of their organisation's room, beside that of the network. */
async function kept(db: Database, actor: Actor, slug: string, file: File): Promise<PaperFile> {
	const circle = found(await circleNamed(db, slug));
	runningPerson(actor, circle);
	const held = await queries.bytesIn(db, circle.id);
	return keepPaper(db, actor, file, { organisationId: circle.coordinatorId, held });
}

/**
 * @param meetingId where it is one meeting's
 * @returns its number
 * @throws 404, Refused `circle_most`, and as `keepPaper`
 */
export async function addDocument(
	db: Database,
	actor: Actor,
	slug: string,
	{ document: title, url, file, submission }: DocumentInput,
	meetingId: number | null = null,
): Promise<string> {
	const paper = file && (await kept(db, actor, slug, file));
	return runningOnce(db, actor, slug, submission, async ({ trx, circle, by, at, record }) => {
		if (meetingId !== null) found(await findMeeting(trx, circle.id, meetingId));
		if ((await countIn(trx, 'circleDocument', circle.id)) >= most.documents) throw tooMany(most.documents);
		if (paper) refuseBeyondRoom((await queries.bytesIn(trx, circle.id)) + paper.bytes);
		const row = { circleId: circle.id, meetingId, title, url, ...paper, addedAt: at, addedBy: by };
		const { id } = await queries.insertDocument(trx, row);
		await record('document_added');
		return String(id);
	});
}

/** Nobody is handed it any more, from then on. @throws 404 */
export const removeDocument = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle, record }) => {
		if (!(await queries.deleteDocument(trx, circle.id, id))) notFound();
		await record('document_removed');
	});
