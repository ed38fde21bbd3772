/** The public list of commitments: what can be asked for, and how it stands in the address. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addressFilter, known, named, oneOf, words } from '#lib/platform/addresses/address-filter.ts';
import { isCommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { healthKinds, type HealthKind } from '#lib/commitments/health.ts';

/**
 * Running commitments by their health; by whether they are kept; those that are over. `counted` is what every number of
 * promises counts. Nothing chosen: everything that runs.
 */
export const listStatuses = [
	'ahead',
	'on_track',
	'behind',
	'no_data',
	'not_started',
	'kept',
	'reported_done',
	'counted',
	'ended',
	'withdrawn',
] as const;
export type ListStatus = (typeof listStatuses)[number];

export interface CommitmentFilter {
	text: string;
	/** A focus area or one of its goals, by its slug. */
	aim: string | null;
	district: DistrictNr | null;
	type: string | null;
	status: ListStatus | null;
}

export const isHealth = (status: ListStatus): status is Extract<ListStatus, HealthKind> =>
	healthKinds.some((kind) => kind === status);
/** What is over is shown with the latest deadline first. */
export const isOver = (status: ListStatus | null): boolean =>
	status === 'kept' || status === 'ended' || status === 'withdrawn';

const isAim = (text: string | null): text is string => goalsAt(text ?? '').length > 0;

const filter = addressFilter<CommitmentFilter>({
	text: named('q', words()),
	aim: known(isAim),
	district,
	type: known((text): text is string => isCommitmentTypeKey(text)),
	status: oneOf(listStatuses),
});

export const { read: readFilter, all: nothingAsked, isFiltered } = filter;

/** The address of the list with this filter, in code form. */
export const listPath = (asked: Partial<CommitmentFilter>, after?: string | null): string =>
	filter.path('/commitments', asked, { after });
/** Of the same as a file, in code form. */
export const listFilePath = (asked: Partial<CommitmentFilter>): string =>
	filter.path('/commitments.csv', asked);
