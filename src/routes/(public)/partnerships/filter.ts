import { findDistrict, type DistrictNr } from '#lib/geography/districts.ts';

export interface PartnershipQuery {
	goal?: string;
	district?: DistrictNr;
	crossSector: boolean;
	after?: number;
}

const wholeNumber = (text: string | null) => (text && /^\d{1,9}$/.test(text) ? Number(text) : undefined);

export const readQuery = (params: URLSearchParams): PartnershipQuery => ({
	goal: /^[a-z0-9-]{1,40}$/.exec(params.get('goal') ?? '')?.[0],
	district: findDistrict(params.get('district') ?? '')?.nr,
	crossSector: params.get('across') === 'on',
	after: wholeNumber(params.get('after')),
});

/** The list's address with this query; without `after` it starts at the top. */
export function listPath({ goal, district, crossSector }: PartnershipQuery, after?: number): string {
	const params = new URLSearchParams();
	if (goal) params.set('goal', goal);
	if (district) params.set('district', String(district));
	if (crossSector) params.set('across', 'on');
	if (after) params.set('after', String(after));
	return `/partnerships${params.size ? `?${params}` : ''}`;
}
