/** What pages ask about listings of every kind. */
import { mostOf } from '#lib/listings/limits.server.ts';
import { fullOn } from '#lib/listings/publishing-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const mostShown = 20;

/** Organisations that have put up as much on a day as they may. @param day Copenhagen's, `2026-11-22` */
export const publishersFullOn = (db: Database, day: string) =>
	fullOn(db, { day, most: { typed: mostOf('typed'), imported: mostOf('imported') }, limit: mostShown });
