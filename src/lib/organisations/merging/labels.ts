/** How merging is spoken of. */
import type { Counted, Obstacle } from '#lib/organisations/merging/merging.ts';
import { m } from '#lib/paraglide/messages.js';

const obstacles: Record<Obstacle, () => string> = {
	same: m.refused_merge_same,
	state: m.refused_merge_state,
	cvr: m.refused_merge_cvr,
	parent: m.refused_merge_parent,
	together: m.refused_merge_together,
	promise: m.refused_merge_promise,
	confirmed: m.refused_merge_confirmed,
	match: m.refused_merge_match,
	event: m.refused_merge_event,
	report: m.refused_merge_report,
	files: m.refused_merge_files,
};
export const sayObstacle = (obstacle: Obstacle): string => obstacles[obstacle]();

const names: Record<Counted, () => string> = {
	people: m.partner_merge_people,
	sites: m.partner_merge_sites,
	signatures: m.partner_merge_signatures,
	promises: m.partner_merge_promises,
	contributions: m.partner_merge_contributions,
	partnerships: m.partner_merge_partnerships,
	events: m.partner_merge_events,
	opportunities: m.partner_merge_opportunities,
	benefits: m.partner_merge_benefits,
	postings: m.partner_merge_postings,
	reports: m.partner_merge_reports,
	notes: m.partner_merge_notes,
	tasks: m.partner_merge_tasks,
};
export const countedName = (counted: Counted): string => names[counted]();
