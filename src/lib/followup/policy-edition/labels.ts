/** What is said of a period of the policy while it is written. */
import type { DocumentProblem, SectionKey } from '#lib/followup/policy-edition/document.ts';
import { m } from '#lib/paraglide/messages.js';

const sections: Record<SectionKey, [name: () => string, help: () => string]> = {
	frame: [m.policy_section_frame, m.policy_section_frame_help],
	principles: [m.policy_section_principles, m.policy_section_principles_help],
	areas: [m.policy_section_areas, m.policy_section_areas_help],
	goals: [m.policy_section_goals, m.policy_section_goals_help],
	committees: [m.policy_section_committees, m.policy_section_committees_help],
	lighthouses: [m.policy_section_lighthouses, m.policy_section_lighthouses_help],
	marked: [m.policy_section_marked, m.policy_section_marked_help],
	types: [m.policy_section_types, m.policy_section_types_help],
};
export const sectionName = (section: SectionKey): string => sections[section][0]();
export const sectionHelp = (section: SectionKey): string => sections[section][1]();

const problems: Record<DocumentProblem, () => string> = {
	period_passed: m.refused_policy_period_passed,
	period_before_last: m.refused_policy_period_before_last,
	period_known: m.refused_policy_period_known,
	no_principles: m.refused_policy_no_principles,
	no_areas: m.refused_policy_no_areas,
	no_goals: m.refused_policy_no_goals,
	goal_without_area: m.refused_policy_goal_without_area,
	area_without_goal: m.refused_policy_area_without_goal,
	no_committees: m.refused_policy_no_committees,
	not_responsible: m.refused_policy_not_responsible,
	lighthouse_without_area: m.refused_policy_lighthouse_without_area,
	marked_without_goal: m.refused_policy_marked_without_goal,
	nothing_promised: m.refused_policy_nothing_promised,
};
export const problemName = (problem: DocumentProblem): string => problems[problem]();
