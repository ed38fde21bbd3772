import { findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { slugIn } from '#lib/platform/address-values.ts';

export interface PartnershipQuery {
	goal?: string;
	district?: DistrictNr;
	crossSector: boolean;
	/** The address' cursor. */
	after?: string | null;
}

export const readQuery = (params: URLSearchParams): PartnershipQuery => ({
	goal: slugIn(params.get('goal')),
	district: findDistrict(params.get('district') ?? '')?.nr,
	crossSector: params.get('across') === 'on',
	after: params.get('after'),
});

/** The list's address with this query; without `after` it starts at the top. */
export function listPath({ goal, district, crossSector }: PartnershipQuery, after?: string | null): string {
	const params = new URLSearchParams();
	if (goal) params.set('goal', goal);
	if (district) params.set('district', String(district));
	if (crossSector) params.set('across', 'on');
	if (after) params.set('after', after);
	return `/partnerships${params.size ? `?${params}` : ''}`;
}
