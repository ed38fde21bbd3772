/** What events are found by, which the database keeps (`event_words`). */
import { hasEnded } from '#lib/events/rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export const deleteWordsOfPast = (db: Database, now: Date) =>
	db
		.updateTable('event')
		.set({ search: null })
		.where('search', 'is not', null)
		.where(hasEnded('event', now))
		.execute();
