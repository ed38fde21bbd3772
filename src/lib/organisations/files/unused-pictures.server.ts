/** Pictures that nothing shows: chosen in a form that was never sent, replaced, or of a draft that was thrown away. */
import { countUnused, deleteUnused } from '#lib/organisations/files/picture-queries.server.ts';
import { inBatches } from '#lib/platform/lists/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { countUnusedFiles, forgetUnusedFiles } from '#lib/platform/files/stored-files.server.ts';
import { defineKeeper, type Keeping } from '#lib/platform/personal-data/keeping.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

const batch = 500;

const pictures = (term: 'removedFile' | 'takenDownPicture'): Keeping => ({
	term,
	overdue: (db, at) => countUnused(db, termBefore(term, at), term === 'takenDownPicture'),
	take: (db, at) =>
		inBatches((limit) => deleteUnused(db, termBefore(term, at), term === 'takenDownPicture', limit), batch),
});

const unusedFiles: Keeping = {
	term: 'removedFile',
	overdue: (db, at) => countUnusedFiles(db, termBefore('removedFile', at)),
	take: (db) => inBatches((limit) => forgetUnusedFiles(db, limit), batch),
};

/** Pictures first, so that their files go with the rest; last what a crash left half-written. */
export const forgetFiles = defineKeeper(
	'platform.forget_files',
	[pictures('removedFile'), pictures('takenDownPicture'), unusedFiles],
	() => files().tidy(termBefore('removedFile', now())),
);
