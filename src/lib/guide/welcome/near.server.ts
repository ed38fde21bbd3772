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

export async function nearby(db: Database, theme: StepTheme, district: DistrictNr, now: Date): Promise<Near> {
	const partnersAsked = nearPartners(theme, district);
	const asked = { after: null, limit: mostOfEach, now };
	const [pages, partners] = await Promise.all([
		Promise.all(nearFilters(theme, district).map((filter) => explore(db, filter, asked))),
		partnersAsked ? listPartners(db, partnersAsked, {}, { limit: mostOfEach }) : null,
	]);
	const things = pages.flatMap(({ days }) => days.flatMap((day) => day.things));
	// What fits two of the questions stands once.
	const byKey = new Map(things.map((thing) => [`${thing.type} ${thing.id}`, thing]));
	return {
		things: [...byKey.values()],
		partners: (partners?.rows ?? []).map(({ slug, name, purpose, address }) => ({
			...{ slug, name, purpose, address },
		})),
	};
}
