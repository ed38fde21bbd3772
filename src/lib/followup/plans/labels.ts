/** How actions are spoken of, and what one wording says otherwise than the one before it. */
import { changedKeys, isLate, type ActionStatus, type Wording } from '#lib/followup/plans/action.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { formatKroner } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ChangeRow } from '#lib/partnerships/amendments/labels.ts';
import { diffWords } from '#lib/partnerships/amendments/word-diff.ts';
import { committeeName, goalLabel } from '#lib/policy/labels.ts';

const statuses: Record<ActionStatus, () => string> = {
	planned: m.plans_status_planned,
	under_way: m.plans_status_under_way,
	done: m.plans_status_done,
	dropped: m.plans_status_dropped,
};
export const statusLabel = (status: ActionStatus): string => statuses[status]();

/** Each of its own shape, so that colour is never alone. */
export const statusSigns: Record<ActionStatus, string> = {
	planned: '○',
	under_way: '◐',
	done: '●',
	dropped: '✕',
};

const steps: Record<ActionStatus, () => string> = {
	planned: m.plans_step_planned,
	under_way: m.plans_step_under_way,
	done: m.plans_step_done,
	dropped: m.plans_step_dropped,
};
/** What a person does to bring it there. */
export const stepLabel = (to: ActionStatus): string => steps[to]();

export const moneyText = (money: number | null): string =>
	money === null ? m.plans_no_money() : formatKroner(money);

/** "Handleplan 2026–2028: Socialudvalget" */
export const planName = ({
	committee,
	startsOn,
	endsOn,
}: {
	committee: string;
	startsOn: string;
	endsOn: string;
}): string =>
	m.plans_plan_name({
		committee: committeeName(committee),
		from: startsOn.slice(0, 4),
		to: endsOn.slice(0, 4),
	});

/** "I gang, færdig senest 1. maj 2027" */
export function whenText(action: Pick<Wording, 'status' | 'startsOn' | 'dueOn'>, today: string): string {
	const due = formatDate(action.dueOn);
	if (isLate(action, today)) return m.plans_late({ date: due });
	if (action.status === 'planned') return m.plans_from_to({ from: formatDate(action.startsOn), to: due });
	if (action.status === 'under_way') return m.plans_due({ date: due });
	return m.plans_was_due({ date: due });
}

const swapped = (label: string, before: string, after: string): ChangeRow => ({
	label,
	gone: [before],
	come: [after],
});
const rows: { [Key in keyof Wording]: (before: Wording, after: Wording) => ChangeRow } = {
	title: (before, after) => ({ label: m.plans_title(), words: diffWords(before.title, after.title) }),
	titleEn: (before, after) => ({
		label: m.plans_title_en(),
		words: diffWords(before.titleEn ?? '', after.titleEn ?? ''),
	}),
	body: (before, after) => ({ label: m.plans_body(), words: diffWords(before.body, after.body) }),
	bodyEn: (before, after) => ({
		label: m.plans_body_en(),
		words: diffWords(before.bodyEn ?? '', after.bodyEn ?? ''),
	}),
	status: (before, after) => swapped(m.plans_status(), statusLabel(before.status), statusLabel(after.status)),
	unit: (before, after) => ({ label: m.plans_unit(), words: diffWords(before.unit, after.unit) }),
	goals: (before, after) => ({
		label: m.plans_goals(),
		gone: before.goals.filter((goal) => !after.goals.includes(goal)).map((goal) => goalLabel(goal)),
		come: after.goals.filter((goal) => !before.goals.includes(goal)).map((goal) => goalLabel(goal)),
	}),
	money: (before, after) => swapped(m.plans_money(), moneyText(before.money), moneyText(after.money)),
	startsOn: (before, after) =>
		swapped(m.plans_starts(), formatDate(before.startsOn), formatDate(after.startsOn)),
	dueOn: (before, after) => swapped(m.plans_due_label(), formatDate(before.dueOn), formatDate(after.dueOn)),
};

/** A row for each thing that is said otherwise. */
export const changesBetween = (before: Wording, after: Wording): ChangeRow[] =>
	changedKeys(before, after).map((key) => rows[key](before, after));
