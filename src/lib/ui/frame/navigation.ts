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

const municipalItems = (waiting: number): NavItem[] => [
	{ label: m.nav_overview(), path: '/municipality' },
	{ label: m.nav_municipality_partners(), path: '/municipality/partners' },
	{ label: m.nav_approvals(), path: '/municipality/approvals', count: waiting },
	{ label: m.nav_municipality_commitments(), path: '/municipality/commitments' },
	{ label: m.reporting_city_title(), path: '/municipality/reporting' },
	{ label: m.matching_city_nav(), path: '/municipality/needs' },
	{ label: m.nav_municipality_contributions(), path: '/municipality/contributions' },
];

export const isMunicipalPath = (path: string): boolean => /^\/municipality(?:\/|$)/.test(path);

/** The main menu of a page: the municipality's own on its pages, else everyone's. */
export const mainMenu = (path: string, shell: Shell): NavItem[] =>
	shell.municipal && isMunicipalPath(path) ? municipalItems(shell.waitingCount ?? 0) : publicItems();
