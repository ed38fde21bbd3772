/** Files that members hand in: no more than a person sends in earnest, no more than their organisation has room for. */
import type { Actor } from '#lib/accounts/actor.ts';
import { handInLimit, roomFor } from '#lib/organisations/files/quota.ts';
import { stateOf } from '#lib/organisations/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { storeFiles, type FileToStore } from '#lib/platform/files/stored-files.server.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';
import { cleanFile, type CleanFile } from '#lib/platform/files/uploads.server.ts';

/** Counts one file before any work is done on it. @throws Refused `file_too_often` */
export async function countHandIn(db: Database, actor: Actor, field: string): Promise<void> {
	const { person } = actor;
	if (!person) notFound();
	if (!(await attempt(db, handInLimit, String(person.id)))) throw new Refused('file_too_often', field);
}

/** Keeps cleaned files as the organisation's, all or none. @throws Refused `file_no_room`, `file_no_room_yet`, `file_not_stored` */
export async function keepFor(
	db: Database,
	organisationId: number,
	cleaned: readonly FileToStore[],
	field: string,
): Promise<void> {
	const state = await stateOf(db, organisationId);
	try {
		await storeFiles(db, organisationId, roomFor(state), cleaned);
	} catch (thrown) {
		if (!(thrown instanceof Refused)) throw thrown;
		const isNew = thrown.code === 'file_no_room' && state !== 'approved';
		const code = isNew ? 'file_no_room_yet' : thrown.code;
		throw Object.assign(new Refused(code, field, thrown.facts), { cause: thrown });
	}
}

/**
 * Cleans and keeps every file for the organisation, or none.
 * @throws Refused `file_too_often`, and as `cleanFile` and `keepFor`
 */
export async function handIn(
	db: Database,
	actor: Actor,
	organisationId: number,
	uploads: readonly File[],
	field: string,
): Promise<CleanFile[]> {
	if (!uploads.length) return [];
	const cleaned: CleanFile[] = [];
	for (const file of uploads) {
		await countHandIn(db, actor, field);
		cleaned.push(await cleanFile(file, field));
	}
	await keepFor(db, organisationId, cleaned, field);
	return cleaned;
}
