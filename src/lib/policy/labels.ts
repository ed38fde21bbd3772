import { currentLocale, type Locale } from '#lib/i18n/locale.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import {
	committeeOf,
	focusAreaByKey,
	goalOf,
	lighthouseOf,
	localised,
	type Goal,
} from '#lib/policy/edition.ts';
import { m } from '#lib/paraglide/messages.js';

/** "Mål 2: ledighed" */
export function goalLabel(key: string, locale: Locale = currentLocale()): string {
	const goal = goalOf(key);
	if (!goal) return m.policy_goal_unknown({}, { locale });
	return m.policy_goal_label({ number: goal.number, name: localised(goal.shortName, locale) }, { locale });
}

/** "ledighed" */
export function goalShortName(key: string): string {
	const goal = goalOf(key);
	return goal ? localised(goal.shortName) : m.policy_goal_unknown();
}

/** "Indsats 1 · Alle unge skal have en god start på livet" */
export function focusAreaLabel(key: string, locale: Locale = currentLocale()): string {
	const area = focusAreaByKey(key);
	if (!area) return m.policy_area_unknown({}, { locale });
	return m.policy_area_label({ number: area.number, name: localised(area.name, locale) }, { locale });
}

/** "Unge" */
export function focusAreaShortName(key: string): string {
	const area = focusAreaByKey(key);
	return area ? localised(area.shortName) : m.policy_area_unknown();
}

/** "Målet er, at tallet skal ned: højst 5,8 procentpoint", or the direction alone where the goal has no number. */
export function aimOf(goal: Goal, locale: Locale = currentLocale()): string {
	const direction = {
		up: m.policy_direction_up,
		down: m.policy_direction_down,
		closer: m.policy_direction_closer,
	}[goal.direction]({}, { locale });
	if (!goal.target) return direction;
	const amount = formatNumber(goal.target.value, 2, locale);
	const unit = localised(goal.target.unit, locale);
	const words = goal.target.bound === 'at-most' ? m.policy_target_at_most : m.policy_target_at_least;
	return `${direction}: ${words({ amount, unit }, { locale })}`;
}

/** "Kultur- og Fritidsudvalget" */
export function committeeName(key: string, locale: Locale = currentLocale()): string {
	const committee = committeeOf(key);
	return committee ? localised(committee.name, locale) : m.policy_committee_unknown({}, { locale });
}

/** "Bland dig i byen" */
export function lighthouseName(key: string, locale: Locale = currentLocale()): string {
	const lighthouse = lighthouseOf(key);
	return lighthouse ? localised(lighthouse.name, locale) : m.policy_lighthouse_unknown({}, { locale });
}
