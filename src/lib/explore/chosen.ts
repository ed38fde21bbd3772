/** What is chosen, each in words and with the filter without it: to be shown, said, taken back, and blamed for an empty list. */
import { mostCounted, type ExploreFilter, type ExploreKind, type ExploreSpan } from '#lib/explore/filter.ts';
import { districtName } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { categoryLabel } from '#lib/listings/labels.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { focusAreaBySlug, goalBySlug, localised } from '#lib/policy/edition.ts';

export interface Chosen {
	label: string;
	without: ExploreFilter;
}

export const kindName = (kind: ExploreKind): string => {
	if (kind === 'all') return m.explore_kind_all();
	if (kind === 'events') return m.explore_kind_events();
	if (kind === 'benefits') return m.explore_kind_benefits();
	return kind === 'opportunities' ? m.explore_kind_opportunities() : kindLabel(kind);
};

const spans: Record<ExploreSpan, () => string> = {
	any: m.explore_when_any,
	now: m.explore_when_now,
	tonight: m.explore_when_tonight,
	today: m.explore_when_today,
	week: m.explore_when_week,
	weekend: m.explore_when_weekend,
	month: m.explore_when_month,
};
export const spanName = (span: ExploreSpan): string => spans[span]();

export const nearName = ({ km, place }: Pick<ExploreFilter, 'km' | 'place'>): string =>
	m.explore_near({ km, place: place || m.explore_near_point() });

/** How much fits, as `countThings` tells it. */
export const countLabel = (count: number): string =>
	count > mostCounted ? m.explore_count_over({ count: mostCounted }) : m.explore_count({ count });

/** A focus area or a goal, by its slug. */
const areaName = (slug: string): string => localised((focusAreaBySlug(slug) ?? goalBySlug(slug))!.shortName);

/** @param partner the name of the one that is asked for, where it is known */
export function chosenIn(filter: ExploreFilter, partner: string | null): Chosen[] {
	const { text, kind, when, day, districts, language, category, area, free, accessible, near, at } = filter;
	const chosen: [label: string | null, without: Partial<ExploreFilter>][] = [
		[text && m.explore_chosen_words({ text }), { text: '' }],
		[kind === 'all' ? null : kindName(kind), { kind: 'all' }],
		[day ? formatDate(day) : when === 'any' ? null : spanName(when), { day: null, when: 'any' }],
		[districts.map(districtName).join(', '), { districts: [] }],
		[near && nearName(filter), { near: null, place: '', sort: 'time' }],
		[at && m.explore_at_place(), { at: null }],
		[language && languageName(language), { language: null }],
		[category && categoryLabel(category), { category: null }],
		[area && m.explore_chosen_area({ area: areaName(area) }), { area: null }],
		[filter.partner && (partner ?? m.explore_chosen_partner()), { partner: null }],
		[free ? m.explore_free() : null, { free: false }],
		[accessible ? m.explore_accessible() : null, { accessible: false }],
	];
	return chosen.flatMap(([label, without]) => (label ? [{ label, without: { ...filter, ...without } }] : []));
}
