/** What the open seats are narrowed to, and how it stands in the address. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addressFilter, oneOf } from '#lib/platform/addresses/address-filter.ts';
import { boardKinds, type BoardKind } from '#lib/policy/boards.ts';

export const boardsPath = '/boards';
/** All counts in one file, whatever the page is narrowed to. */
export const boardsFilePath = `${boardsPath}.csv`;

export interface BoardFilter {
	kind: BoardKind | null;
	district: DistrictNr | null;
}
const filter = addressFilter<BoardFilter>({ kind: oneOf(boardKinds), district });
export const { read: readBoardFilter, isFiltered } = filter;
export const boardListPath = (asked: Partial<BoardFilter>, after?: string | null): string =>
	filter.path(boardsPath, asked, { after });
