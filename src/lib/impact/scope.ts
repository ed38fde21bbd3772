/** What a page of results is about, and how it stands in the address. */
import type { TotalsScope } from '#lib/commitments/totals/sums.ts';
import type { CommitmentFilter } from '#lib/commitments/list/list.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import { edition, goalsIn } from '#lib/policy/edition.ts';

/** `number` is the goal's or area's number in the policy; `slug` the district's. */
export type Aim =
	| { kind: 'goal'; key: string; number: number }
	| { kind: 'area'; key: string; number: number }
	| { kind: 'district'; slug: string };

export const goalAt = (number: string): Aim | undefined => {
	const goal = edition.goals.find((one) => String(one.number) === number);
	return goal && { kind: 'goal', key: goal.key, number: goal.number };
};

export const areaAt = (number: string): Aim | undefined => {
	const area = edition.focusAreas.find((one) => String(one.number) === number);
	return area && { kind: 'area', key: area.key, number: area.number };
};

export const districtAt = (slug: string): Aim | undefined => {
	const district = findDistrict(slug);
	return district?.slug === slug ? { kind: 'district', slug } : undefined;
};

/** In code form. */
export function pathOf(aim: Aim): string {
	if (aim.kind === 'goal') return `/results/goals/${aim.number}`;
	if (aim.kind === 'area') return `/results/areas/${aim.number}`;
	return `/results/districts/${aim.slug}`;
}

export function totalsOf(aim: Aim): TotalsScope {
	if (aim.kind === 'goal') return { goals: [aim.key] };
	if (aim.kind === 'area') {
		const area = edition.focusAreas.find(({ key }) => key === aim.key);
		return { goals: area ? goalsIn(area.key).map(({ key }) => key) : [] };
	}
	return { district: findDistrict(aim.slug)?.nr };
}

/** The same as a filter of the list of promises. */
export function filterOf(aim: Aim): CommitmentFilter {
	const all = { text: '', aim: null, district: null, type: null, status: null };
	return aim.kind === 'district'
		? { ...all, district: findDistrict(aim.slug)?.nr ?? null }
		: { ...all, aim: aim.key };
}
