/** What a file says in words. */
import type { NoteKind, Reason, ReasonKind, StreamFacts } from '#lib/casework/case.ts';
import type { ToldVerb } from '#lib/casework/stream/told-verbs.ts';
import { daysBetween } from '#lib/i18n/copenhagen.ts';
import { formatDayShort } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const noteKindNames: Record<NoteKind, () => string> = {
	note: m.casework_kind_note,
	call: m.casework_kind_call,
	no_answer: m.casework_kind_no_answer,
};
export const noteKindName = (kind: NoteKind): string => noteKindNames[kind]();

const reasons: Record<ReasonKind, (reason: Reason, today: string) => string> = {
	task: ({ words, on }, today) =>
		on < today
			? m.casework_reason_task_late({ words: words ?? '', date: formatDayShort(on, today) })
			: m.casework_reason_task({ words: words ?? '' }),
	call: ({ on }, today) =>
		on < today ? m.casework_reason_call_late({ date: formatDayShort(on, today) }) : m.casework_reason_call(),
	objection: ({ on }, today) => {
		const days = daysBetween(on, today);
		return days > 0 ? m.casework_reason_objection({ count: days }) : m.casework_reason_objection_today();
	},
	behind: ({ count }) => m.municipality_behind_counted({ count }),
	report: ({ on }, today) =>
		on < today
			? m.casework_reason_report_late()
			: m.casework_reason_report({ count: daysBetween(today, on) }),
	expires: ({ on }, today) => m.casework_reason_expires({ date: formatDayShort(on, today) }),
};

/** "Opgave: foreslå ny frist", "indsigelse venter i 6 dage". */
export const sayReason = (reason: Reason, today: string): string => reasons[reason.kind](reason, today);

const verbs: Record<ToldVerb, () => string> = {
	'organisation.sent': m.casework_told_sent,
	'organisation.approved': m.casework_told_approved,
	'organisation.changes_requested': m.casework_told_changes_requested,
	'organisation.declined': m.casework_told_declined,
	'organisation.suspended': m.casework_told_suspended,
	'organisation.reinstated': m.casework_told_reinstated,
	'organisation.reopened': m.casework_told_reopened,
	'organisation.closed': m.casework_told_closed,
	'organisation.confirmed': m.casework_told_confirmed,
	'organisation.renamed': m.casework_told_renamed,
	'organisation.merged': m.casework_told_merged,
	'pledge.signed': m.casework_told_pledge_signed,
	'pledge.withdrawn': m.casework_told_pledge_withdrawn,
	'partnership.signed': m.casework_told_partnership_signed,
	'partnership.declined': m.casework_told_partnership_declined,
	'partnership.left': m.casework_told_partnership_left,
	'partnership.terminated': m.casework_told_partnership_terminated,
	'commitment.proposed': m.casework_told_commitment_proposed,
	'commitment.accepted': m.casework_told_commitment_accepted,
	'commitment.amended': m.casework_told_commitment_amended,
	'commitment.reported': m.casework_told_commitment_reported,
	'commitment.delivered': m.casework_told_commitment_delivered,
	'commitment.partly': m.casework_told_commitment_partly,
	'commitment.not_delivered': m.casework_told_commitment_not_delivered,
	'commitment.withdrawn': m.casework_told_commitment_withdrawn,
	'report.sent': m.casework_told_report_sent,
	'report.extended': m.casework_told_report_extended,
	'report.reminded': m.casework_told_report_reminded,
};
export const sayVerb = (verb: ToldVerb): string => verbs[verb]();

/** A sign of its own for each kind of entry. */
export const signs: Record<StreamFacts['kind'], string> = {
	note: '✎',
	call: '☏',
	no_answer: '☏',
	task_done: '✓',
	objection: '▲',
	confirmed: '●',
	letter: '✉',
	outreach: '✉',
	history: '·',
};
