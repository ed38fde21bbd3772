/** How the worklist is spoken of. */
import type { WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<WorkKind, () => string> = {
	approval: m.worklist_approval,
	proposal: m.worklist_proposal,
	closing: m.worklist_closing,
	type: m.worklist_type,
	objection: m.worklist_objection,
	flag: m.worklist_flag,
	appeal: m.worklist_appeal,
	barrier: m.worklist_barrier,
	unowned: m.worklist_unowned,
	late: m.worklist_late,
	unsolved: m.worklist_unsolved,
	barrier_appeal: m.worklist_barrier_appeal,
	post: m.worklist_post,
	post_appeal: m.worklist_post_appeal,
	summary: m.worklist_summary,
	method: m.worklist_method,
	method_report: m.worklist_method_report,
	duplicate: m.worklist_duplicate,
	double: m.worklist_double,
	stale: m.worklist_stale,
};
export const kindName = (kind: WorkKind): string => names[kind]();

/** Whole days, and at least none. */
export const sayDays = (days: number): string => m.worklist_days({ count: Math.max(0, Math.floor(days)) });
