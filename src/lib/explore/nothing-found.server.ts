/** Why a list is empty, and which press fills it: what to take back, and words that are nearly those that were typed. */
import { chosenIn } from '#lib/explore/chosen.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { filterPath, type ExploreFilter } from '#lib/explore/filter.ts';
import { similarWords } from '#lib/explore/queries/similar-words-queries.server.ts';
import { placeSuggestions } from '#lib/geography/place-names.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { fold } from '#lib/platform/text/fold.ts';

export interface NothingFound {
	/** Each choice without which there is something, and how much. */
	looser: { label: string; path: string; count: number }[];
	/** The words as they may have been meant. */
	nearly: { text: string; path: string } | null;
}

export async function nothingFound(
	db: Database,
	filter: ExploreFilter,
	partner: string | null,
	now: Date,
): Promise<NothingFound> {
	const count = (asked: ExploreFilter) => howMuchFits(db, asked, now);
	const looser = await Promise.all(
		chosenIn(filter, partner).map(async ({ label, without }) => ({
			label,
			path: filterPath(without),
			count: await count(without),
		})),
	);
	const text = filter.text ? await nearlyAs(db, filter.text, now) : null;
	const nearly = text && { text, path: filterPath({ ...filter, text }) };
	return {
		looser: looser.filter((one) => one.count > 0),
		nearly: nearly && (await count({ ...filter, text: nearly.text })) > 0 ? nearly : null,
	};
}

/** The text with each word put right by what the city has; null where that changes nothing. */
async function nearlyAs(db: Database, text: string, now: Date): Promise<string | null> {
	const typed = text.split(/\s+/).slice(0, 5);
	const names = [...placeSuggestions, ...opportunityKinds.map(kindLabel)];
	const known = await similarWords(db, typed.map(fold), names, now);
	const meant = typed.map((word) => known.get(fold(word)) ?? word).join(' ');
	return fold(meant) === fold(text) ? null : meant;
}
