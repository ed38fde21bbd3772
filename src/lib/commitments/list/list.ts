/** The public list of promises: what can be asked for, and how it stands in the address. */
import { districtOf, findDistrict, type DistrictNr } from '#lib/geography/districts.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { isCommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { healthKinds, type HealthKind } from '#lib/commitments/health.ts';

/** Running promises by their health, or those that are over. Nothing chosen: everything that runs. */
export const listStatuses = [
	'ahead',
	'on_track',
	'behind',
	'no_data',
	'not_started',
	'done',
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

export const isHealth = (status: ListStatus): status is HealthKind =>
	healthKinds.some((kind) => kind === status);
/** What is over is shown with the latest deadline first. */
export const isOver = (status: ListStatus | null): boolean =>
	status === 'done' || status === 'ended' || status === 'withdrawn';

export function readFilter(query: URLSearchParams): CommitmentFilter {
	const aim = query.get('aim');
	const type = query.get('type');
	const status = query.get('status');
	return {
		text: wordsIn(query.get('q')),
		aim: aim && goalsAt(aim).length ? aim : null,
		district: findDistrict(query.get('district') ?? '')?.nr ?? null,
		type: isCommitmentTypeKey(type) ? type : null,
		status: listStatuses.find((known) => known === status) ?? null,
	};
}

/** The address of the list with this filter, in code form. */
export function listPath(filter: Partial<CommitmentFilter>, after?: string | null): string {
	const query = new URLSearchParams();
	if (filter.text) query.set('q', filter.text);
	if (filter.aim) query.set('aim', filter.aim);
	if (filter.district) query.set('district', districtOf(filter.district).slug);
	if (filter.type) query.set('type', filter.type);
	if (filter.status) query.set('status', filter.status);
	if (after) query.set('after', after);
	const asked = query.toString();
	return asked ? `/commitments?${asked}` : '/commitments';
}

export const isFiltered = (filter: CommitmentFilter): boolean => listPath(filter) !== '/commitments';
