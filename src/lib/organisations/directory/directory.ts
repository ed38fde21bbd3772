/** The directory's choices as they stand in its address: back, share and bookmark work. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { isLanguageCode, type LanguageCode } from '#lib/i18n/languages.ts';
import { type OrganisationKind } from '#lib/policy/kinds.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import {
	addressFilter,
	flag,
	known,
	named,
	oneOf,
	view,
	words,
} from '#lib/platform/addresses/address-filter.ts';

export interface DirectoryFilter {
	text?: string;
	kind?: OrganisationKind | null;
	districtNr?: DistrictNr | null;
	language?: LanguageCode | null;
	/** Also those known from public lists that are not partners yet. */
	withListed?: boolean;
}

/** Where a page begins: cursors of the list. */
export interface DirectoryCursor {
	after?: string | null;
	before?: string | null;
}

const filter = addressFilter<Required<DirectoryFilter>>({
	text: named('q', words()),
	kind: oneOf(organisationKinds),
	districtNr: named('district', district),
	language: known(isLanguageCode),
	withListed: view(named('listed', flag())),
});

/** Showing more than partners does not narrow the list, and stays when it is cleared. */
export const { read: readDirectoryFilter, cleared, isFiltered: isNarrowed } = filter;

export const directoryPath = (asked: DirectoryFilter, cursor?: DirectoryCursor): string =>
	filter.path('/partners', asked, cursor);
