/** The public list of needs and offers: what can be asked for, and how it stands in the address. */
import { districtOf, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { isMatchingKind } from '#lib/matching/kinds.ts';
import { isSide, type Side } from '#lib/matching/posting.ts';

export interface PublicFilter {
	side: Side | null;
	kind: string | null;
	district: DistrictNr | null;
}

export function readFilter(query: URLSearchParams): PublicFilter {
	const side = query.get('side');
	const kind = query.get('kind');
	return {
		side: isSide(side) ? side : null,
		kind: isMatchingKind(kind) ? kind : null,
		district: findDistrict(query.get('district') ?? '')?.nr ?? null,
	};
}

/** The address of the list with this filter, in code form. */
export function needsPath(filter: Partial<PublicFilter>, after?: string | null): string {
	const query = new URLSearchParams();
	if (filter.side) query.set('side', filter.side);
	if (filter.kind) query.set('kind', filter.kind);
	if (filter.district) query.set('district', districtOf(filter.district).slug);
	if (after) query.set('after', after);
	const asked = query.toString();
	return asked ? `/needs?${asked}` : '/needs';
}

export const isFiltered = (filter: PublicFilter): boolean => needsPath(filter) !== '/needs';
