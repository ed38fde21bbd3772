/** What the municipality's list of reports can be narrowed to; the address is the filter. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { district } from '#lib/geography/district-field.ts';
import { addressFilter, flag, named, oneOf, words } from '#lib/platform/addresses/address-filter.ts';

/** `reported`: the report of the window is in. `new`: a partner so recent that it owes none yet. */
export const overviewStatuses = ['reported', 'due', 'late', 'inactive', 'new'] as const;
export type OverviewStatus = (typeof overviewStatuses)[number];

/** The report of the window is still to come. */
export const owingStatuses = ['due', 'late', 'inactive'] as const satisfies OverviewStatus[];

export interface OverviewFilter {
	status: OverviewStatus | null;
	kind: OrganisationKind | null;
	district: DistrictNr | null;
	/** Only those who were given more time. */
	extended: boolean;
	text: string;
}

const filter = addressFilter<OverviewFilter>({
	text: named('q', words()),
	status: oneOf(overviewStatuses),
	kind: oneOf(organisationKinds),
	district,
	extended: flag(),
});

export const { read: readOverviewFilter } = filter;

/** The filter's query, with a leading question mark, or nothing. @param view the saved view that is open */
export const overviewQuery = (asked: OverviewFilter, after?: string | null, view?: number): string =>
	filter.query(asked, { after, view });
