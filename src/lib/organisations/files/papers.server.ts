/** Files that are put beside what the city keeps together: a circle's, a meeting's, a conference's. */
import type { Actor } from '#lib/accounts/actor.ts';
import { countHandIn, keepFor } from '#lib/organisations/files/hand-in.server.ts';
import { roomOfPapers } from '#lib/organisations/files/quota.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import type { KeptMediaType } from '#lib/platform/files/file-names.ts';
import { storeOwnFile } from '#lib/platform/files/stored-files.server.ts';
import { cleanFile } from '#lib/platform/files/uploads.server.ts';

/** As its row names it. */
export interface PaperFile {
	fileKey: string;
	fileName: string;
	mediaType: KeptMediaType;
	bytes: number;
}

/** @param bytes of all that stands there, the new one among them. @throws Refused `papers_no_room` */
export function refuseBeyondRoom(bytes: number): void {
	if (bytes > roomOfPapers)
		throw new Refused('papers_no_room', 'file', { megabytes: String(roomOfPapers / 1024 / 1024) });
}

/**
 * Cleans and keeps a file that a row will soon name: of an organisation's own room, or the site's where it is the municipality's.
 * @param held how much stands there already, in bytes
 * @throws Refused `papers_no_room`, and as `handIn`
 */
export async function keepPaper(
	db: Database,
	actor: Actor,
	file: File,
	{ organisationId, held }: { organisationId: number | null; held: number },
): Promise<PaperFile> {
	await countHandIn(db, actor, 'file');
	const { content, key, mediaType, name } = await cleanFile(file, 'file');
	const bytes = content.length;
	refuseBeyondRoom(held + bytes);
	if (organisationId === null) await storeOwnFile(db, key, new Blob([new Uint8Array(content)]));
	else await keepFor(db, organisationId, [{ key, content }], 'file');
	return { fileKey: key, fileName: name, mediaType, bytes };
}
