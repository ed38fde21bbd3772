/**
 * Pictures that nothing shows: chosen in a form that was never sent, replaced, or of a draft that was thrown away. Whatever
 * refers to a picture does so by a foreign key, and is found by it.
 */
import { sql } from 'kysely';
import { inBatches } from '#lib/platform/lists/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';

/** @returns how many went; their files go with `forgetUnusedFiles`. */
export async function forgetUnusedPictures(db: Database, limit = 500): Promise<number> {
	const { rows } = await sql<{ table: string; column: string }>`
		select c.conrelid::regclass::text as table, a.attname as column
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype = 'f' and c.confrelid = 'image'::regclass`.execute(db);
	const references = rows.map(
		({ table, column }) =>
			sql`and not exists (select from ${sql.table(table)} r where r.${sql.ref(column)} = image.id)`,
	);
	const gone = await sql`delete from image where id in (
		select id from image where uploaded_at < ${termBefore('removedFile', now())}
			and (taken_down_at is null or taken_down_at < ${termBefore('takenDownPicture', now())})
			${sql.join(references, sql` `)}
		-- Somebody who is just now putting it to use holds it.
		limit ${limit} for update skip locked)`.execute(db);
	return Number(gone.numAffectedRows ?? 0);
}

/** Pictures first, so that their files go with the rest. */
export const forgetFiles = defineTask('platform.forget_files', async (db) => {
	const pictures = await inBatches((limit) => forgetUnusedPictures(db, limit), 500);
	const gone = await inBatches((limit) => forgetUnusedFiles(db, limit), 500);
	await files().tidy(termBefore('removedFile', now()));
	if (gone || pictures) log.info('unused files deleted', { files: gone, pictures });
});
