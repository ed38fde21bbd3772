import type { OrganisationKind } from '#lib/organisations/organisation.ts';
import { findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { idIn, wordsIn } from '#lib/platform/address-values.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';

export interface WallQuery {
	kind?: OrganisationKind;
	district?: DistrictNr;
	text?: string;
	withdrawn: boolean;
	after?: number;
}

export function readQuery(params: URLSearchParams): WallQuery {
	const kind = params.get('kind');
	return {
		kind: organisationKinds.find((known) => known === kind),
		district: findDistrict(params.get('district') ?? '')?.nr,
		text: wordsIn(params.get('q'), 80) || undefined,
		withdrawn: params.get('show') === 'withdrawn',
		after: idIn(params.get('after')),
	};
}

/** The wall's address with this much of the query changed; a changed filter starts at the top. */
export function wallPath(query: WallQuery, change: Partial<WallQuery> = {}): string {
	const { kind, district, text, withdrawn, after } = { ...query, after: undefined, ...change };
	const params = new URLSearchParams();
	if (kind) params.set('kind', kind);
	if (district) params.set('district', String(district));
	if (text) params.set('q', text);
	if (withdrawn) params.set('show', 'withdrawn');
	if (after) params.set('after', String(after));
	return `/pledge${params.size ? `?${params}` : ''}`;
}
