import { deleteWordsOfPast } from '#lib/events/finding/search-writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';

/** No list looks for what is over: the index stays as small as what is to come, however many years have passed. */
export const forgetWords = defineTask<unknown>('events.forget_words', async (db) => {
	await deleteWordsOfPast(db, now());
});
