/** What the two readers' list is narrowed to. */
import { equalityDesk } from '#lib/equality/experience.ts';
import { addressFilter, choice } from '#lib/platform/addresses/address-filter.ts';

export const experienceViews = ['waiting', 'ending', 'done', 'ended'] as const;
export type ExperienceView = (typeof experienceViews)[number];

const filter = addressFilter<{ view: ExperienceView }>({ view: choice(experienceViews, 'waiting') });
export const { read: readExperienceFilter } = filter;
export const experienceListPath = (view: ExperienceView, after?: string | null): string =>
	filter.path(equalityDesk, { view }, { after });
