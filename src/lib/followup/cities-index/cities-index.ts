/**
 * The Intercultural Cities Index (Council of Europe): each edition asks its own questions, in areas that it names itself. Cities are
 * held beside each other within an edition; two editions only where the later one says what is to be known about that.
 */
export interface Score {
	area: string;
	city: string;
	/** The area's place in the edition's own order. */
	place: number;
	/** 0 to 100. */
	score: number;
}

export interface AreaRow {
	area: string;
	ours: number | null;
	/** In the order of the cities chosen; null where a city has no score of it. */
	others: (number | null)[];
}

/** Plain mean of the areas, as the index makes its whole; null where there is none. */
export const meanOf = (scores: readonly { score: number }[]): number | null =>
	scores.length ? scores.reduce((sum, { score }) => sum + score, 0) / scores.length : null;

const isOf = (city: string) => (score: Score) => score.city === city;

/** Our score beside the chosen cities', area by area in the edition's order, with each city's mean of all its areas. */
export function beside(scores: readonly Score[], ours: string, chosen: readonly string[]) {
	const areas = [...new Map(scores.map(({ area, place }) => [area, place]))].toSorted(
		([a, one], [b, other]) => one - other || a.localeCompare(b, 'da'),
	);
	const by = new Map(scores.map((score) => [`${score.city}\n${score.area}`, score.score]));
	const at = (city: string, area: string) => by.get(`${city}\n${area}`) ?? null;
	const rows: AreaRow[] = areas.map(([area]) => ({
		area,
		ours: at(ours, area),
		others: chosen.map((city) => at(city, area)),
	}));
	const mean = (city: string) => meanOf(scores.filter(isOf(city)));
	return { rows, ourMean: mean(ours), means: chosen.map(mean) };
}

export const citiesIn = (scores: readonly Score[], ours: string): string[] =>
	[...new Set(scores.map(({ city }) => city))]
		.filter((city) => city !== ours)
		.toSorted((a, b) => a.localeCompare(b, 'da'));

/** So many stand beside us at once. */
export const mostChosen = 5;

/** The cities that an address asks for; the first few where it asks for none. */
export function chosenCities(asked: readonly string[], there: readonly string[]): string[] {
	const known = there.filter((city) => asked.includes(city)).slice(0, mostChosen);
	return known.length ? known : there.slice(0, 3);
}
