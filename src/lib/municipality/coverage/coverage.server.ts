import type { Actor } from '#lib/accounts/actor.ts';
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { measuredByDistrict } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { coverage, editionsCovered } from '#lib/municipality/coverage/coverage.ts';
import type { CoverageFilter } from '#lib/municipality/coverage/coverage-filter.ts';
import {
	candidates,
	eventCounts,
	partnerCounts,
	spotCounts,
} from '#lib/municipality/coverage/spot-queries.server.ts';
import { factsOf, rankSpots, watchedDays, type SpotFacts } from '#lib/municipality/coverage/white-spots.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { currentEdition, focusAreaOf, goalsIn } from '#lib/policy/edition.ts';

/** The first spots say whom to ask. */
const spotsWithNames = 12;
const namesEach = 3;

/** What the white spots are found by. */
export const spotQuestions = (db: Database, today: string) => ({
	promises: () => spotCounts(db, today),
	events: () =>
		eventCounts(
			db,
			copenhagenInstant(addDays(today, -watchedDays)),
			copenhagenInstant(addDays(today, watchedDays + 1)),
		),
	partners: () => partnerCounts(db),
});
type Answers = {
	[Name in keyof ReturnType<typeof spotQuestions>]: Awaited<
		ReturnType<ReturnType<typeof spotQuestions>[Name]>
	>;
};

/** Each district with each area of the edition in force. */
export const spotFacts = ({ promises, events, partners }: Answers): SpotFacts[] =>
	factsOf(currentEdition(), { counts: promises, events: byArea(events), partners });

/** Promises by district and area, of all or of one sector, and what is missing, the most urgent first. 404 outside the municipality. */
export async function whereToAct(db: Database, actor: Actor, { kind }: CoverageFilter, now: Date) {
	mustOversee(actor);
	const today = copenhagenDate(now);
	const kept = <T>(name: string, ask: () => Promise<T>) => figure(`coverage ${name} ${today}`, ask);
	const questions = spotQuestions(db, today);
	const [all, ofSector, events, partners, measured] = await Promise.all([
		kept('promises', questions.promises),
		kind && kept(`promises ${kind}`, () => spotCounts(db, today, kind)),
		kept('events', questions.events),
		kept('partners', questions.partners),
		kept('barometer', () => measuredByDistrict(db)),
	]);
	const shown = ofSector ?? all;
	const spots = rankSpots(spotFacts({ promises: all, events, partners }));
	const asked = spots.slice(0, spotsWithNames);
	const names = await kept('names', () =>
		candidates(
			db,
			asked.map(({ district, area, asked: kinds }) => ({
				district,
				goals: goalsIn(area).map(({ key }) => key),
				kinds,
			})),
			namesEach,
		),
	);
	return {
		coverages: editionsCovered(shown).map((edition) => ({ edition, rows: coverage(shown, edition) })),
		spots: spots.map((spot, at) => ({
			...spot,
			names: names.filter((one) => one.at === at),
			measured: measured.filter(
				({ district, indicator }) =>
					district === spot.district && focusAreaOf(indicator.goal)?.key === spot.area,
			),
		})),
		partners: byDistrict(partners),
		commitments: Object.fromEntries(coverage(all).map(({ nr, total }) => [nr, total])) as PerDistrict,
	};
}

export type PerDistrict = Record<DistrictNr, number>;

const byDistrict = (rows: readonly { district: number; count: number }[]) =>
	Object.fromEntries(
		districts.map(({ nr }) => [
			nr,
			rows.filter(({ district }) => district === nr).reduce((sum, { count }) => sum + count, 0),
		]),
	) as PerDistrict;

/** An event that says an area and serves a promise toward another counts in both. */
const byArea = (rows: Awaited<ReturnType<typeof eventCounts>>) =>
	rows.flatMap(({ district, area, goal, count }) =>
		[...new Set([area, goal && focusAreaOf(goal)?.key])].flatMap((served) =>
			served ? [{ district, area: served, count }] : [],
		),
	);
