/** Who has reported, for the municipality: a page of partners, and all of them as a file. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { latestWindow, openWindow } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { Asked } from '#lib/platform/lists/keyset.server.ts';
import { sayPeriod, sayStatus } from '#lib/reporting/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { sectorName } from '#lib/policy/kinds.ts';
import {
	overviewChoices,
	overviewCounts,
	overviewPage,
} from '#lib/reporting/overview/overview-queries.server.ts';
import type { OverviewFilter, OverviewStatus } from '#lib/reporting/overview/overview.ts';

function mustOversee(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}

/** A page of partners by name, with how many stand where. @throws 404 for who is not of the municipality */
export async function reportOverview(db: Database, actor: Actor, filter: OverviewFilter, asked: Asked) {
	mustOversee(actor);
	const today = copenhagenDate(now());
	const [{ rows, next, first }, counts, choices] = await Promise.all([
		overviewPage(db, filter, today, asked),
		overviewCounts(db, filter, today),
		overviewChoices(db, filter, today),
	]);
	const mayAsk = municipalityMay(actor, 'casework') && openWindow(today) !== null;
	return { window: latestWindow(today), rows, next, first, counts, choices, mayAsk };
}

/** How many partners each of these filters gives, in their order. @throws 404 for who is not of the municipality */
export async function howManyReport(
	db: Database,
	actor: Actor,
	filters: readonly OverviewFilter[],
): Promise<number[]> {
	mustOversee(actor);
	const today = copenhagenDate(now());
	const sumOf = (counts: Partial<Record<OverviewStatus, number>>, status: OverviewStatus | null) =>
		status ? (counts[status] ?? 0) : Object.values(counts).reduce((sum, count) => sum + count, 0);
	return Promise.all(
		filters.map(async (filter) => sumOf(await overviewCounts(db, filter, today), filter.status)),
	);
}

const mostInFile = 20_000;

/** All that fits the filter. @throws 404 for who is not of the municipality */
export async function reportOverviewCsv(db: Database, actor: Actor, filter: OverviewFilter): Promise<string> {
	mustOversee(actor);
	const { rows } = await overviewPage(db, filter, copenhagenDate(now()), { limit: mostInFile });
	return csv(rows, {
		[m.municipality_partner()]: ({ name }) => name,
		[m.municipality_kind()]: ({ kind }) => sectorName(kind),
		[m.municipality_district()]: ({ districtNr }) =>
			isDistrictNr(districtNr) ? districtName(districtNr) : null,
		[m.reporting_city_status()]: ({ status }) => sayStatus(status),
		[m.reporting_city_sent()]: ({ sentAt }) => sentAt,
		[m.reporting_file_version()]: ({ version }) => version || null,
		[m.reporting_city_last()]: ({ lastReported }) => lastReported && sayPeriod(lastReported),
		[m.reporting_city_extension()]: ({ extendedUntil }) => extendedUntil,
	});
}
