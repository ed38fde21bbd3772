import { solvedness, type BarrierKind, type Standing, type Verdict } from '#lib/dialogue/barriers/barrier.ts';
import type { BarrierOrder, DeskView } from '#lib/dialogue/barriers/list.ts';
import type { LinkedThing } from '#lib/dialogue/desk/link-queries.server.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { committeeName } from '#lib/policy/labels.ts';

const kinds: Record<BarrierKind, () => string> = {
	individual: m.barrier_kind_individual,
	systemic: m.barrier_kind_systemic,
};
export const kindLabel = (kind: BarrierKind): string => kinds[kind]();

const kindHelps: Record<BarrierKind, () => string> = {
	individual: m.barrier_kind_individual_help,
	systemic: m.barrier_kind_systemic_help,
};
export const kindHelp = (kind: BarrierKind): string => kindHelps[kind]();

const standingLabels: Record<Standing, () => string> = {
	unowned: m.barrier_standing_unowned,
	waiting: m.barrier_standing_waiting,
	late: m.barrier_standing_late,
	answered: m.barrier_standing_answered,
};
export const standingLabel = (standing: Standing): string => standingLabels[standing]();

/** Each of its own shape, so that colour is never alone. */
export const standingSigns: Record<Standing, string> = {
	unowned: '○',
	waiting: '◐',
	late: '▲',
	answered: '●',
};

/** "Svaret kommer senest 1. marts 2027" */
export function standingText(barrier: {
	standing: Standing;
	answerDueOn: string | null;
	answeredAt: Date | null;
}): string {
	const due = barrier.answerDueOn === null ? '' : formatDate(barrier.answerDueOn);
	if (barrier.standing === 'answered' && barrier.answeredAt)
		return m.barrier_answered_on({ date: formatDate(barrier.answeredAt) });
	if (barrier.standing === 'late') return m.barrier_late_since({ date: due });
	if (barrier.standing === 'waiting') return m.barrier_waits_until({ date: due });
	return m.barrier_unowned_text();
}

/** Who answers: a committee, or a unit under its own name. */
export const ownerName = ({ committee, unit }: { committee: string | null; unit: string | null }): string =>
	committee === null ? (unit ?? '') : committeeName(committee);

export const placeName = (districtNr: number | null): string =>
	isDistrictNr(districtNr) ? districtName(districtNr) : m.barrier_whole_city();

const linkedLabels: Record<LinkedThing['kind'], () => string> = {
	commitment: m.barrier_link_commitment,
	action: m.barrier_link_action,
	posting: m.barrier_link_need,
	barrier: m.barrier_link_barrier,
};
/** What something is linked to. */
export const linkedLabel = (kind: LinkedThing['kind']): string => linkedLabels[kind]();

const verdictLabels: Record<Verdict, () => string> = {
	solved: m.barrier_verdict_solved,
	unsolved: m.barrier_verdict_unsolved,
};
export const verdictLabel = (verdict: Verdict): string => verdictLabels[verdict]();

/** What those who told it say of it: apart from whether it is answered. */
export function solvedText(counts: { solved: number; unsolved: number }): string {
	const said = solvedness(counts);
	if (said === null) return m.barrier_solved_unsaid();
	return { solved: m.barrier_solved_yes, unsolved: m.barrier_solved_no, both: m.barrier_solved_both }[said](
		counts,
	);
}

const orders: Record<BarrierOrder, () => string> = {
	newest: m.barrier_order_newest,
	known: m.barrier_order_known,
};
export const orderLabel = (order: BarrierOrder): string => orders[order]();

const views: Record<DeskView, () => string> = {
	received: m.barrier_view_received,
	unowned: m.barrier_view_unowned,
	late: m.barrier_view_late,
	waiting: m.barrier_view_waiting,
	appealed: m.barrier_view_appealed,
	unsolved: m.barrier_view_unsolved,
	answered: m.barrier_view_answered,
	down: m.barrier_view_down,
};
export const viewLabel = (view: DeskView): string => views[view]();
