import { m } from '#lib/paraglide/messages.js';
import type { NavItem, Shell } from '#lib/ui/frame/shell.ts';

const publicItems = (): NavItem[] => [
	{
		label: m.nav_explore(),
		path: '/explore',
		sections: ['/events', '/opportunities', '/benefits', '/apprenticeships'],
	},
	{ label: m.nav_partners(), path: '/partners', sections: ['/partnerships'] },
	{ label: m.nav_commitments(), path: '/commitments', sections: ['/pledge'] },
	{ label: m.nav_results(), path: '/results' },
	{ label: m.nav_join(), path: '/join', sections: ['/needs', '/become-partner'] },
];

const municipalPages = (): NavItem[] => [
	{ label: m.nav_overview(), path: '/municipality' },
	{ label: m.nav_municipality_partners(), path: '/municipality/partners' },
	{ label: m.nav_approvals(), path: '/municipality/approvals' },
	{ label: m.nav_municipality_commitments(), path: '/municipality/commitments' },
	{ label: m.nav_municipality_contributions(), path: '/municipality/contributions' },
	{
		label: m.nav_municipality_followup(),
		path: '/municipality/reporting',
		parts: [
			{ label: m.reporting_city_title(), path: '/municipality/reporting' },
			{ label: m.plans_heading(), path: '/municipality/followup/plans' },
			{ label: m.opinion_heading(), path: '/municipality/followup/opinions' },
			{ label: m.lighthouse_heading(), path: '/municipality/followup/lighthouses' },
			{ label: m.barometer_desk_title(), path: '/municipality/followup/barometer' },
		],
	},
	{
		label: m.nav_municipality_content(),
		path: '/municipality/flags',
		parts: [
			{ label: m.flags_title(), path: '/municipality/flags' },
			{ label: m.takedown_title(), path: '/municipality/takedowns' },
			{ label: m.duplicates_title(), path: '/municipality/duplicates' },
			{ label: m.matching_city_nav(), path: '/municipality/needs' },
			{ label: m.municipality_pictures(), path: '/municipality/pictures' },
		],
	},
];

/** The municipality's pages, each with how much waits there. */
function municipalItems(waiting: Readonly<Record<string, number>>): NavItem[] {
	const counted = ({ parts, ...item }: NavItem): NavItem => {
		if (!parts) return { ...item, count: waiting[item.path] ?? 0 };
		const each = parts.map(counted);
		return { ...item, parts: each, count: each.reduce((sum, { count = 0 }) => sum + count, 0) };
	};
	return municipalPages().map(counted);
}

/** Everything that waits, for a menu that is folded. */
export const countOf = (items: readonly NavItem[]): number =>
	items.reduce((sum, { count = 0 }) => sum + count, 0);

export const isMunicipalPath = (path: string): boolean => /^\/municipality(?:\/|$)/.test(path);

/** The main menu of a page: the municipality's own on its pages, else everyone's. */
export const mainMenu = (path: string, shell: Shell): NavItem[] =>
	shell.municipal && isMunicipalPath(path) ? municipalItems(shell.waiting ?? {}) : publicItems();
