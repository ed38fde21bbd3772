/** How the worklist is spoken of. */
import type { WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Record<WorkKind, () => string> = {
	approval: m.worklist_approval,
	flag: m.worklist_flag,
	appeal: m.worklist_appeal,
	duplicate: m.worklist_duplicate,
	double: m.worklist_double,
	objection: m.worklist_objection,
	stale: m.worklist_stale,
};
export const kindName = (kind: WorkKind): string => names[kind]();

/** Whole days, and at least none. */
export const sayDays = (days: number): string => m.worklist_days({ count: Math.max(0, Math.floor(days)) });
