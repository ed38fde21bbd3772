/** What the list of those who help is narrowed to. */
import { equalityPath, grounds, settings, type Ground, type Setting } from '#lib/equality/experience.ts';
import { addressFilter, oneOf } from '#lib/platform/addresses/address-filter.ts';

export interface HelpFilter {
	ground: Ground | null;
	setting: Setting | null;
}
const filter = addressFilter<HelpFilter>({ ground: oneOf(grounds), setting: oneOf(settings) });
export const { read: readHelpFilter, isFiltered, cleared } = filter;
export const helpListPath = (asked: Partial<HelpFilter>): string => filter.path(equalityPath, asked);
