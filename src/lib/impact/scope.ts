/** What a page of results is about, and how it stands in the address. */
import type { TotalsScope } from '#lib/commitments/totals/sums.ts';
import type { CommitmentFilter } from '#lib/commitments/list/list.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import { editions, focusAreaByKey, goalOf, goalsIn } from '#lib/policy/edition.ts';

/** `key` names a goal or an area with its edition; `slug` is the district's. */
export type Aim =
	{ kind: 'goal'; key: string } | { kind: 'area'; key: string } | { kind: 'district'; slug: string };

/** By the word of the goal's own page: `1`. */
export const goalAt = (pageSlug: string): Extract<Aim, { kind: 'goal' }> | undefined => {
	const goal = editions.flatMap(({ goals }) => goals).find((one) => one.pageSlug === pageSlug);
	return goal && { kind: 'goal', key: goal.key };
};

export const areaAt = (pageSlug: string): Extract<Aim, { kind: 'area' }> | undefined => {
	const area = editions.flatMap(({ focusAreas }) => focusAreas).find((one) => one.pageSlug === pageSlug);
	return area && { kind: 'area', key: area.key };
};

export const districtAt = (slug: string): Aim | undefined => {
	const district = findDistrict(slug);
	return district?.slug === slug ? { kind: 'district', slug } : undefined;
};

/** In code form. */
export function pathOf(aim: Aim): string {
	if (aim.kind === 'goal') return `/results/goals/${goalOf(aim.key)?.pageSlug}`;
	if (aim.kind === 'area') return `/results/areas/${focusAreaByKey(aim.key)?.pageSlug}`;
	return `/results/districts/${aim.slug}`;
}

export function totalsOf(aim: Aim): TotalsScope {
	if (aim.kind === 'goal') return { goals: [aim.key] };
	if (aim.kind === 'area') return { goals: goalsIn(aim.key).map(({ key }) => key) };
	return { district: findDistrict(aim.slug)?.nr };
}

/** The same as a filter of the list of commitments. */
export function filterOf(aim: Aim): CommitmentFilter {
	const all = { text: '', aim: null, district: null, type: null, status: null };
	if (aim.kind === 'district') return { ...all, district: findDistrict(aim.slug)?.nr ?? null };
	const thing = aim.kind === 'goal' ? goalOf(aim.key) : focusAreaByKey(aim.key);
	return { ...all, aim: thing?.slug ?? null };
}
