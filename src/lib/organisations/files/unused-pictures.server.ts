/** Pictures that nothing shows: chosen in a form that was never sent, replaced, or of a draft that was thrown away. */
import { deleteUnused } from '#lib/organisations/files/picture-queries.server.ts';
import { inBatches } from '#lib/platform/lists/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';
import { forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';

/** @returns how many went; their files go with `forgetUnusedFiles`. */
export const forgetUnusedPictures = (db: Database, limit = 500): Promise<number> => {
	const [uploaded, takenDown] = [termBefore('removedFile', now()), termBefore('takenDownPicture', now())];
	return deleteUnused(db, { uploaded, takenDown, limit });
};

/** Pictures first, so that their files go with the rest. */
export const forgetFiles = defineTask('platform.forget_files', async (db) => {
	const pictures = await inBatches((limit) => forgetUnusedPictures(db, limit), 500);
	const gone = await inBatches((limit) => forgetUnusedFiles(db, limit), 500);
	await files().tidy(termBefore('removedFile', now()));
	if (gone || pictures) log.info('unused files deleted', { files: gone, pictures });
});
