/** What the lists of methods are narrowed to: everybody's, and the desk's. */
import {
	durations,
	evidences,
	methodsDesk,
	methodsPath,
	origins,
	type Duration,
	type Evidence,
	type Origin,
} from '#lib/guide/methods/method.ts';
import { addressFilter, choice, known, oneOf, words } from '#lib/platform/addresses/address-filter.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

export interface MethodFilter {
	q: string;
	/** A focus area, by the last part of its address. */
	area: string | null;
	duration: Duration | null;
	evidence: Evidence | null;
	origin: Origin | null;
}
const filter = addressFilter<MethodFilter>({
	q: words(),
	area: known((text): text is string => focusAreaBySlug(text) !== null),
	duration: oneOf(durations),
	evidence: oneOf(evidences),
	origin: oneOf(origins),
});
export const { read: readMethodFilter, isFiltered } = filter;
export const methodListPath = (asked: Partial<MethodFilter>, after?: string | null): string =>
	filter.path(methodsPath, asked, { after });
/** Of the same as a file. */
export const methodFilePath = (asked: Partial<MethodFilter>): string =>
	filter.path(`${methodsPath}.csv`, asked);

/** Cards that wait, reports that wait, and how both stand otherwise. */
export const deskViews = ['proposed', 'reports', 'shown', 'tried', 'declined'] as const;
export type DeskView = (typeof deskViews)[number];
const desk = addressFilter<{ view: DeskView }>({ view: choice(deskViews, 'proposed') });
export const { read: readDeskFilter } = desk;
export const deskListPath = (view: DeskView, after?: string | null): string =>
	desk.path(methodsDesk, { view }, { after });
