/** What the lists of debates are narrowed to, and in what order a debate is read. */
import {
	debatePath,
	debatesDesk,
	debatesPath,
	debateStandings,
	type DebateStanding,
} from '#lib/dialogue/debates/debate.ts';
import type { NewsFormat } from '#lib/feeds/news-formats.ts';
import { addressFilter, choice, known, oneOf, view } from '#lib/platform/addresses/address-filter.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

export interface DebateFilter {
	standing: DebateStanding | null;
	/** A focus area, by the last part of its address. */
	area: string | null;
}
const filter = addressFilter<DebateFilter>({
	standing: oneOf(debateStandings),
	area: known((text): text is string => focusAreaBySlug(text) !== null),
});
export const { read: readDebateFilter, isFiltered: isDebateFiltered, cleared: debateCleared } = filter;
export const debatesListPath = (asked: Partial<DebateFilter>, after?: string | null): string =>
	filter.path(debatesPath, asked, { after });

/** The same in a file for feed readers. */
export const debatesFeedPath = (asked: Partial<DebateFilter>, format: NewsFormat): string =>
	filter.path(`${debatesPath}/feed.${format}`, asked);

export const postOrders = ['time', 'support', 'side'] as const;
export type PostOrder = (typeof postOrders)[number];
const reading = addressFilter<{ order: PostOrder }>({ order: view(choice(postOrders, 'time')) });
export const { read: readPostOrder } = reading;
export const debateReadPath = (slug: string, order: PostOrder, after?: string | null): string =>
	reading.path(debatePath(slug), { order }, { after });

/** Posts that wait for somebody, and debates by how far they are. */
export const postViews = ['received', 'appealed', 'down'] as const;
export type PostView = (typeof postViews)[number];
export const debateViews = ['unsummarised', 'running', 'drafts', 'summarised'] as const;
export type DebateView = (typeof debateViews)[number];
export const debatesDeskViews = [...postViews, ...debateViews] as const;
export type DebatesDeskView = PostView | DebateView;
export const isPostView = (one: DebatesDeskView): one is PostView => postViews.some((known) => known === one);

const desk = addressFilter<{ view: DebatesDeskView }>({ view: choice(debatesDeskViews, 'received') });
export const { read: readDebatesDesk } = desk;
export const debatesDeskPath = (one: DebatesDeskView, after?: string | null): string =>
	desk.path(debatesDesk, { view: one }, { after });
