/** A city of any size: its partners, what they promise and deliver, what happens in it, and what the municipality has of it. */
import type { Database } from '#lib/platform/database/database.server.ts';
import { fillCity } from './city.ts';
import { fillMunicipality } from './municipal.ts';
import { fillPromises } from './totals-city.ts';

/** Partnerships and promises refer to so many at least. */
export const leastScale = 100;
export const largestScale = 100_000;

/** @param scale how many partners; as many commitments, ten times the events, twenty-five times the contributions */
export async function fillAtScale(db: Database, scale: number): Promise<void> {
	await fillCity(db, {
		partners: scale,
		events: scale * 10,
		upcoming: scale,
		guests: 1,
		promises: false,
	});
	await fillPromises(db, { partners: scale, commitments: scale, contributions: scale * 25 });
	await fillMunicipality(db);
}
