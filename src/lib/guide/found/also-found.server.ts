/** What else of the site holds the words that somebody looks for in `Oplev`: what is said, who meets, and what can be read. */
import { barriersFound } from '#lib/dialogue/readers.server.ts';
import { debatesFound, postsFound } from '#lib/dialogue/debates/readers.server.ts';
import { methodsFound } from '#lib/guide/methods/readers.server.ts';
import { stepsFound } from '#lib/guide/welcome/readers.server.ts';
import { circlesFound } from '#lib/networks/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** Of each; who looks further has the lists themselves. */
const mostOfEach = 5;

const places = {
	barriers: barriersFound,
	debates: debatesFound,
	posts: postsFound,
	circles: circlesFound,
	steps: stepsFound,
	methods: methodsFound,
};
export type FoundPlace = keyof typeof places;

export interface AlsoFound {
	place: FoundPlace;
	things: { title: string; contentLocale: string; path: string }[];
}

/** Only where something is; nothing where no words are looked for. */
export async function alsoFound(db: Database, text: string): Promise<AlsoFound[]> {
	if (!text) return [];
	const names = Object.keys(places) as FoundPlace[];
	const found = await Promise.all(
		names.map(async (place) => ({ place, things: await places[place](db, text, mostOfEach) })),
	);
	return found.filter(({ things }) => things.length > 0);
}
