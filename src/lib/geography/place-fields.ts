/** What a form, the API or an import says of a place, besides its point (`point-field.ts`). */
import { districtNrs } from '#lib/geography/districts.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { matches } from '#lib/platform/text/patterns.ts';

/** Some of the city's districts; none where all are meant, or none is. */
export const districts = fields.choices(districtNrs);

/** Street and number, and the rest as people write it. */
const longestAddress = 200;
export const address = fields.line({
	least: 1,
	most: longestAddress,
	missing: () => m.org_site_address_missing(),
});
export const addressOrNull = fields.lineOrNull(longestAddress);

const isPostcode = matches(/^\d{4}$/, 4);
export const postcodeOrNull = fields.readOrNull(
	(text) => (isPostcode(text) ? text : null),
	() => m.org_site_postcode_wrong(),
);
export const cityOrNull = fields.lineOrNull(80);

/** What people call the place. */
export const placeNameOrNull = fields.lineOrNull(120);
