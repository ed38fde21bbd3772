/** Districts by focus area as files for spreadsheets, in the page's words, and for map programs: promises, and what is missing. Pure text. */
import { featureCollection } from '#lib/feeds/geo-json.ts';
import { districtName } from '#lib/geography/districts.ts';
import { outline } from '#lib/geography/outline/outline.ts';
import type { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { sayReason } from '#lib/municipality/coverage/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { localised } from '#lib/policy/edition.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';

type Found = Pick<Awaited<ReturnType<typeof whereToAct>>, 'coverages' | 'spots'>;

/** Each place of the table once, of every edition that something runs under, and its place among what is urgent. */
const placesIn = ({ coverages, spots }: Found) =>
	coverages.flatMap(({ edition, rows }) =>
		rows.flatMap(({ nr, cells }) =>
			cells.map(({ area, count, level }) => {
				const at = spots.findIndex((spot) => spot.district === nr && spot.area === area);
				return { edition, nr, area, count, level, rank: at < 0 ? null : at + 1, spot: spots[at] };
			}),
		),
	);

export const coverageCsv = (found: Found): string =>
	csv(placesIn(found), {
		[m.municipality_district()]: ({ nr }) => districtName(nr),
		[m.coverage_file_area()]: ({ area }) => focusAreaShortName(area),
		[m.barometer_edition()]: ({ edition }) => localised(edition.title),
		[m.coverage_file_promises()]: ({ count }) => count,
		[m.coverage_file_rank()]: ({ rank }) => rank,
		[m.coverage_file_weight()]: ({ spot }) => spot?.weight ?? null,
		[m.coverage_file_reasons()]: ({ spot }) => spot?.reasons.map(sayReason).join(' ') ?? null,
	});

/**
 * GeoJSON (RFC 7946, WGS84): the district's outline once for each focus area, so that a map can be coloured by one of them.
 * For programs, so its names are the same in every language; `level` as the table shades it, 0 for a white spot.
 */
export const coverageGeoJson = (found: Found): string =>
	featureCollection(
		placesIn(found).map(({ edition, nr, area, count, level, rank, spot }) => ({
			ring: outline[nr],
			properties: {
				district: districtName(nr),
				districtNr: nr,
				area,
				edition: edition.key,
				promises: count,
				level,
				rank,
				weight: spot?.weight ?? null,
				reasons: spot?.reasons.map(({ kind }) => kind) ?? [],
			},
		})),
	);
