import { findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { sectorKinds } from '#lib/ui/sector.ts';

export interface WallQuery {
	kind?: string;
	district?: DistrictNr;
	text?: string;
	withdrawn: boolean;
	/** The address' cursor. */
	after?: string | null;
}

export function readQuery(params: URLSearchParams): WallQuery {
	const kind = params.get('kind');
	return {
		kind: sectorKinds.find((known) => known === kind),
		district: findDistrict(params.get('district') ?? '')?.nr,
		text: wordsIn(params.get('q'), 80) || undefined,
		withdrawn: params.get('show') === 'withdrawn',
		after: params.get('after'),
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
	if (after) params.set('after', after);
	return `/pledge${params.size ? `?${params}` : ''}`;
}
