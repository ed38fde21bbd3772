/** What the municipality's list of reports can be narrowed to; the address is the filter. */
import { isDistrictNr, type DistrictNr } from '#lib/geography/districts.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** `reported`: the report of the window is in. `new`: a partner so recent that it owes none yet. */
export const overviewStatuses = ['reported', 'due', 'late', 'inactive', 'new'] as const;
export type OverviewStatus = (typeof overviewStatuses)[number];

export interface OverviewFilter {
	status: OverviewStatus | null;
	kind: OrganisationKind | null;
	district: DistrictNr | null;
	/** Only those who were given more time. */
	extended: boolean;
	text: string;
}

const among = <T extends string>(values: readonly T[], text: string | null): T | null =>
	values.find((value) => value === text) ?? null;

export function readOverviewFilter(search: URLSearchParams): OverviewFilter {
	const district = Number(search.get('district'));
	return {
		status: among(overviewStatuses, search.get('status')),
		kind: among(organisationKinds, search.get('kind')),
		district: isDistrictNr(district) ? district : null,
		extended: search.get('extended') === '1',
		text: wordsIn(search.get('q')),
	};
}

/** The filter's query, with a leading question mark, or nothing. */
export function overviewQuery(filter: OverviewFilter, after?: string | null): string {
	const search = new URLSearchParams();
	if (filter.text) search.set('q', filter.text);
	if (filter.status) search.set('status', filter.status);
	if (filter.kind) search.set('kind', filter.kind);
	if (filter.district) search.set('district', String(filter.district));
	if (filter.extended) search.set('extended', '1');
	if (after) search.set('after', after);
	return search.size ? `?${search}` : '';
}
