/** What the lists of barriers are narrowed to: everybody's, and the desk's. */
import { barrierKinds, barriersDesk, barriersPath, standings } from '#lib/dialogue/barriers/barrier.ts';
import type { BarrierKind, Standing } from '#lib/dialogue/barriers/barrier.ts';
import type { NewsFormat } from '#lib/feeds/news-formats.ts';
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addressFilter, choice, known, oneOf, view, words } from '#lib/platform/addresses/address-filter.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

export const barrierOrders = ['newest', 'known'] as const;
export type BarrierOrder = (typeof barrierOrders)[number];

export interface BarrierFilter {
	q: string;
	standing: Standing | null;
	kind: BarrierKind | null;
	/** A focus area, by the last part of its address. */
	area: string | null;
	district: DistrictNr | null;
	order: BarrierOrder;
}
const filter = addressFilter<BarrierFilter>({
	q: words(),
	standing: oneOf(standings),
	kind: oneOf(barrierKinds),
	area: known((text): text is string => focusAreaBySlug(text) !== null),
	district,
	order: view(choice(barrierOrders, 'newest')),
});
export const { read: readBarrierFilter, isFiltered, cleared } = filter;
export const barriersListPath = (asked: Partial<BarrierFilter>, after?: string | null): string =>
	filter.path(barriersPath, asked, { after });

/** The same in a file for feed readers, the newest first. */
export const barriersFeedPath = (asked: Partial<BarrierFilter>, format: NewsFormat): string =>
	filter.path(`${barriersPath}/feed.${format}`, { ...asked, order: 'newest' });

/** What waits for the municipality, and what is over. */
export const deskViews = [
	'received',
	'unowned',
	'late',
	'waiting',
	'appealed',
	'unsolved',
	'answered',
	'down',
] as const;
export type DeskView = (typeof deskViews)[number];
export interface DeskFilter {
	view: DeskView;
}
const desk = addressFilter<DeskFilter>({ view: choice(deskViews, 'received') });
export const { read: readDeskFilter } = desk;
export const deskListPath = (view: DeskView, after?: string | null): string =>
	desk.path(barriersDesk, { view }, { after });
