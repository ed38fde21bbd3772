/** What the list of those that have come to a stop can be narrowed to; the address is the filter. */
import {
	dormantKinds,
	leastMonths,
	monthsToChoose,
	type Dormant,
	type Months,
} from '#lib/casework/dormant/dormant.ts';
import { addressFilter, choice, oneOf } from '#lib/platform/addresses/address-filter.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';

/** What is missing; `closing`: the municipality closes them in the coming night. */
export const dormantViews = ['all', ...dormantKinds, 'closing'] as const;
export type DormantView = (typeof dormantViews)[number];

export interface DormantFilter {
	about: DormantView;
	months: Months;
	kind: Dormant['kind'] | null;
}

const filter = addressFilter<DormantFilter>({
	about: choice(dormantViews, 'all'),
	months: choice(monthsToChoose, '6'),
	kind: oneOf(organisationKinds),
});

export const { read: readDormantFilter, query: dormantQuery } = filter;

/** As a letter keeps whom it is written to, and the page of a new letter reads it. */
export const dormantLetterQuery = (asked: DormantFilter): string =>
	`?list=dormant${filter.query(asked).replace('?', '&')}`;
export const isOfDormant = (search: URLSearchParams): boolean => search.get('list') === 'dormant';

/** In code form. @param view the saved view that is open */
export const dormantPath = (asked: Partial<DormantFilter>, after?: string | null, view?: number): string =>
	filter.path('/municipality/dormant', asked, { after, view });

/** What was touched before is dormant: whole months back from `now`, on the last day where a month is shorter. */
export function untouchedSince(months: Months, now: Date): Date {
	const then = new Date(now);
	then.setUTCDate(1);
	then.setUTCMonth(then.getUTCMonth() - Number(months));
	const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
	then.setUTCDate(Math.min(now.getUTCDate(), last));
	return then;
}

/** Nobody is asked about who was touched later than this. */
export const leastUntouched = (now: Date): Date => untouchedSince(leastMonths, now);
