/** Districts by focus area as a file for spreadsheets, in the page's words: promises, and what is missing. Pure text. */
import { districtName } from '#lib/geography/districts.ts';
import type { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { sayReason } from '#lib/municipality/coverage/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { localised } from '#lib/policy/edition.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';

type Found = Pick<Awaited<ReturnType<typeof whereToAct>>, 'coverages' | 'spots'>;

/** Each place of the table once, of every edition that something runs under, and its place among what is urgent. */
export function coverageCsv({ coverages, spots }: Found): string {
	const places = coverages.flatMap(({ edition, rows }) =>
		rows.flatMap(({ nr, cells }) =>
			cells.map(({ area, count }) => {
				const at = spots.findIndex((spot) => spot.district === nr && spot.area === area);
				return { edition, nr, area, count, rank: at < 0 ? null : at + 1, spot: spots[at] };
			}),
		),
	);
	return csv(places, {
		[m.municipality_district()]: ({ nr }) => districtName(nr),
		[m.coverage_file_area()]: ({ area }) => focusAreaShortName(area),
		[m.barometer_edition()]: ({ edition }) => localised(edition.title),
		[m.coverage_file_promises()]: ({ count }) => count,
		[m.coverage_file_rank()]: ({ rank }) => rank,
		[m.coverage_file_weight()]: ({ spot }) => spot?.weight ?? null,
		[m.coverage_file_reasons()]: ({ spot }) => spot?.reasons.map(sayReason).join(' ') ?? null,
	});
}
