/** The cities' index as everybody reads it, and as its desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, mustReadDesk } from '#lib/followup/access.ts';
import { beside, chosenCities, citiesIn, meanOf } from '#lib/followup/cities-index/cities-index.ts';
import * as queries from '#lib/followup/cities-index/queries.server.ts';
import { alsoInEnglish, type TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

/** The edition of a year, or the newest, and the cities beside ours; null where nothing is released yet. */
export async function citiesPage(db: Database, asked: { year: string | null; cities: readonly string[] }) {
	const editions = await queries.releasedEditions(db);
	const edition = editions.find(({ year }) => String(year) === asked.year) ?? editions[0];
	if (!edition) return null;
	const scores = await queries.scoresOf(db, edition.id);
	const there = citiesIn(scores, edition.ourCity);
	const chosen = chosenCities(asked.cities, there);
	return {
		edition,
		editions: editions.map(({ id, year, title }) => ({ id, year, title })),
		cities: there,
		chosen,
		...beside(scores, edition.ourCity, chosen),
		earlier: await earlierOf(db, editions, edition),
	};
}

type Edition = Awaited<ReturnType<typeof queries.releasedEditions>>[number];

/** Our mean in the edition before, only where this one says what is to be known about holding them beside each other. */
async function earlierOf(db: Database, editions: readonly Edition[], edition: Edition) {
	const before = editions.find(({ year }) => year < edition.year);
	if (!before) return null;
	if (!edition.comparisonNote) return { year: before.year, note: null, mean: null };
	const scores = await queries.ownScores(db, [before.id]);
	return { year: before.year, note: noteOf(edition), mean: meanOf(scores) };
}

/** What is to be known before an edition is held beside the one before it. */
const noteOf = ({
	comparisonNote,
	comparisonNoteEn,
}: Pick<Edition, 'comparisonNote' | 'comparisonNoteEn'>): TextByLanguage | null =>
	comparisonNote === null ? null : alsoInEnglish(comparisonNote, comparisonNoteEn);

/** Every score of the released editions, or of one year's, the newest edition first. */
export async function scoresPage(db: Database, year: string | null, after: string | null, limit: number) {
	const page = await queries.releasedScores(db, year === null ? null : Number(year), { after, limit });
	return { ...page, rows: page.rows.map((row) => ({ ...row, comparison: noteOf(row) })) };
}

/** All scores of an edition as a file. @throws 404 */
export async function citiesFile(db: Database, year: string | null) {
	const editions = await queries.releasedEditions(db);
	const edition = found(year === null ? editions[0] : editions.find((one) => String(one.year) === year));
	const scores = await queries.scoresOf(db, edition.id);
	return {
		year: edition.year,
		text: csv(scores, {
			[m.cities_year()]: () => String(edition.year),
			[m.cities_city()]: ({ city }) => city,
			[m.cities_area()]: ({ area }) => area,
			[m.cities_score()]: ({ score }) => score,
			[m.barometer_source()]: () => edition.source,
		}),
	};
}

/** @throws 404 */
export async function citiesDesk(db: Database, actor: Actor) {
	mustReadDesk(actor);
	const editions = await queries.editionsOnDesk(db);
	const writes = mayMeasure(actor);
	return {
		mayMeasure: writes,
		editions: editions.map(({ createdBy, ...edition }) => ({
			...edition,
			scores: Number(edition.scores ?? 0),
			mayRelease: writes && edition.state === 'draft' && createdBy !== actor.person?.id,
			mayDiscard: writes && edition.state === 'draft',
		})),
	};
}
