/** Running promises by their deadline: what the list can be narrowed to; the address is the filter. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { addressFilter, choice, flag, oneOf } from '#lib/platform/addresses/address-filter.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** Past its day, due within so many days, or whenever. */
export const spans = ['late', '30', '90', '365', 'all'] as const;
export type Span = (typeof spans)[number];

export interface DeadlineFilter {
	within: Span;
	/** Only what is behind today. */
	behind: boolean;
	/** Of the organisation that answers for it: its own, or its partnership's lead. */
	kind: OrganisationKind | null;
	district: DistrictNr | null;
}

const filter = addressFilter<DeadlineFilter>({
	within: choice(spans, '90'),
	behind: flag(),
	kind: oneOf(organisationKinds),
	district,
});

export const { read: readDeadlineFilter, query: deadlineQuery } = filter;

/** In code form. @param view the saved view that is open */
export const deadlinesPath = (asked: Partial<DeadlineFilter>, after?: string | null, view?: number): string =>
	filter.path('/municipality/deadlines', asked, { after, view });

/** The days that a span reaches over, both within it; null is without end. What is late is in none but its own and `all`. */
export function daysOf(within: Span, today: string): { from: string | null; to: string | null } {
	if (within === 'all') return { from: null, to: null };
	if (within === 'late') return { from: null, to: addDays(today, -1) };
	return { from: today, to: addDays(today, Number(within)) };
}
