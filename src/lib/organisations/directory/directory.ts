/** The directory's choices as they stand in its address: back, share and bookmark work. */
import { districtOf, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { isLanguageCode, type LanguageCode } from '#lib/i18n/languages.ts';
import { isOrganisationKind, type OrganisationKind } from '#lib/organisations/organisation.ts';
import { wordsIn } from '#lib/platform/address-values.ts';

export interface DirectoryFilter {
	text?: string;
	kind?: OrganisationKind;
	districtNr?: DistrictNr;
	language?: LanguageCode;
	/** Also those known from public lists that are not partners yet. */
	withListed?: boolean;
}

/** Where a page begins: cursors of the list. */
export interface DirectoryCursor {
	after?: string | null;
	before?: string | null;
}

export function readDirectoryFilter(search: URLSearchParams): DirectoryFilter {
	const kind = search.get('kind');
	const language = search.get('language');
	return {
		text: wordsIn(search.get('q')) || undefined,
		kind: isOrganisationKind(kind) ? kind : undefined,
		districtNr: findDistrict(search.get('district') ?? '')?.nr,
		language: isLanguageCode(language) ? language : undefined,
		withListed: search.get('listed') === '1' || undefined,
	};
}

export function directoryPath(filter: DirectoryFilter, { after, before }: DirectoryCursor = {}): string {
	const search = new URLSearchParams();
	if (filter.text) search.set('q', filter.text);
	if (filter.kind) search.set('kind', filter.kind);
	if (filter.districtNr) search.set('district', districtOf(filter.districtNr).slug);
	if (filter.language) search.set('language', filter.language);
	if (filter.withListed) search.set('listed', '1');
	if (before) search.set('before', before);
	else if (after) search.set('after', after);
	return `/partners${search.size > 0 ? `?${search}` : ''}`;
}

/** Whether anything narrows the list; showing more does not. */
export const isNarrowed = ({ text, kind, districtNr, language }: DirectoryFilter): boolean =>
	Boolean(text || kind || districtNr || language);
