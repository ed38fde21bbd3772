/** What is near somebody who is at a step: few things, by the questions of `Oplev` and of the directory. */
import { explore, type Found } from '#lib/explore/explore.server.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { nearFilters, nearPartners } from '#lib/guide/welcome/near.ts';
import type { StepTheme } from '#lib/guide/welcome/step.ts';
import { listPartners } from '#lib/organisations/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const mostOfEach = 4;

export interface Near {
	things: Found[];
	partners: { slug: string; name: string; purpose: string; address: string | null }[];
}

export async function nearby(
	db: Database,
	theme: StepTheme,
	districts: readonly DistrictNr[],
	now: Date,
): Promise<Near> {
	const asked = { after: null, limit: mostOfEach, now };
	const [pages, partners] = await Promise.all([
		Promise.all(nearFilters(theme, districts).map((filter) => explore(db, filter, asked))),
		Promise.all(
			nearPartners(theme, districts).map((filter) => listPartners(db, filter, {}, { limit: mostOfEach })),
		),
	]);
	const things = pages.flatMap(({ days }) => days.flatMap((day) => day.things));
	const rows = partners.flatMap((page) => page.rows);
	return {
		// What fits two of the questions stands once.
		things: [...new Map(things.map((thing) => [`${thing.type} ${thing.id}`, thing])).values()],
		partners: [...new Map(rows.map((row) => [row.slug, row])).values()].map(
			({ slug, name, purpose, address }) => ({ slug, name, purpose, address }),
		),
	};
}
