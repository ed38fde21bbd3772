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
	{
		label: m.nav_join(),
		path: '/join',
		sections: [
			'/barriers',
			'/debates',
			'/equal-treatment',
			'/conference',
			'/forums',
			'/networks',
			'/courses',
			'/welcome',
			'/methods',
			'/boards',
			'/needs',
			'/become-partner',
		],
	},
];

/** What belongs together in one menu, which leads to the first of it. */
const together = (label: string, parts: readonly [NavItem, ...NavItem[]]): NavItem => ({
	label,
	path: parts[0].path,
	parts,
});

const municipalPages = ({ audits, administers }: Shell): NavItem[] => [
	{ label: m.nav_overview(), path: '/municipality' },
	together(m.nav_municipality_partners(), [
		{ label: m.nav_municipality_partners(), path: '/municipality/partners' },
		{ label: m.nav_approvals(), path: '/municipality/approvals' },
		...(administers ? [{ label: m.partner_list_lists(), path: '/municipality/partners/import' }] : []),
		{ label: m.doubles_title(), path: '/municipality/duplicates/partners' },
		{ label: m.letters_title(), path: '/municipality/letters' },
		{ label: m.dormant_title(), path: '/municipality/dormant' },
		{ label: m.charter_title(), path: '/municipality/charter' },
		{ label: m.policy_title(), path: '/municipality/policy' },
	]),
	together(m.nav_municipality_commitments(), [
		{ label: m.nav_municipality_commitments(), path: '/municipality/commitments' },
		{ label: m.nav_municipality_contributions(), path: '/municipality/contributions' },
		{ label: m.reporting_city_title(), path: '/municipality/reporting' },
		{ label: m.deadlines_title(), path: '/municipality/deadlines' },
		{ label: m.commitment_types_title(), path: '/municipality/commitment-types' },
	]),
	together(m.nav_municipality_followup(), [
		{ label: m.coverage_title(), path: '/municipality/coverage' },
		{ label: m.network_title(), path: '/municipality/network' },
		{ label: m.barometer_title(), path: '/municipality/followup/barometer' },
		{ label: m.cities_title(), path: '/municipality/followup/cities-index' },
		{ label: m.plans_heading(), path: '/municipality/followup/plans' },
		{
			label: m.opinion_heading(),
			path: '/municipality/followup/opinions',
			waitingBy: 'standing=late',
		},
		{ label: m.lighthouse_heading(), path: '/municipality/followup/lighthouses' },
		{ label: m.status_report_heading(), path: '/municipality/followup/status-reports' },
		{ label: m.wheel_title(), path: '/municipality/followup/year-wheel' },
	]),
	together(m.nav_municipality_content(), [
		{ label: m.worklist_title(), path: '/municipality/worklist', waitingBy: 'kind=stale' },
		{ label: m.barrier_desk_title(), path: '/municipality/barriers' },
		{ label: m.welcome_desk_title(), path: '/municipality/welcome' },
		{ label: m.equality_desk_title(), path: '/municipality/equal-treatment' },
		{ label: m.debate_desk_title(), path: '/municipality/debates' },
		{ label: m.method_desk_title(), path: '/municipality/methods' },
		{ label: m.circle_forums(), path: '/municipality/forums' },
		{ label: m.circle_networks(), path: '/municipality/networks' },
		{ label: m.course_heading(), path: '/municipality/courses' },
		{ label: m.conference_heading(), path: '/municipality/conference' },
		{ label: m.flags_title(), path: '/municipality/flags' },
		{ label: m.takedown_title(), path: '/municipality/takedowns' },
		{ label: m.duplicates_title(), path: '/municipality/duplicates' },
		{ label: m.matching_city_nav(), path: '/municipality/needs' },
		{ label: m.municipality_pictures(), path: '/municipality/pictures' },
		...(audits
			? [
					{ label: m.audit_title(), path: '/municipality/audit' },
					{ label: m.retention_title(), path: '/municipality/retention' },
				]
			: []),
		...(administers ? [{ label: m.mail_words_title(), path: '/municipality/mails' }] : []),
	]),
];

/** The municipality's pages, each with how much waits there. */
function municipalItems(shell: Shell): NavItem[] {
	const waiting = shell.waiting ?? {};
	const counted = ({ parts, ...item }: NavItem): NavItem => {
		if (!parts) return { ...item, count: waiting[item.path] ?? 0 };
		const each = parts.map(counted);
		return { ...item, parts: each, count: each.reduce((sum, { count = 0 }) => sum + count, 0) };
	};
	return municipalPages(shell).map(counted);
}

/** Everything that waits, for a menu that is folded. */
export const countOf = (items: readonly NavItem[]): number =>
	items.reduce((sum, { count = 0 }) => sum + count, 0);

export const isMunicipalPath = (path: string): boolean => /^\/municipality(?:\/|$)/.test(path);

/** The main menu of a page: the municipality's own on its pages, else everyone's. */
export const mainMenu = (path: string, shell: Shell): NavItem[] =>
	shell.municipal && isMunicipalPath(path) ? municipalItems(shell) : publicItems();
