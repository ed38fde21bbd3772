/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const opportunityFlashes = flashTable('opportunities', {
	saved: m.event_done_saved,
	published: m.event_done_published,
	filled: m.opportunity_done_filled,
	takenBack: m.opportunity_done_taken_back,
	closed: m.opportunity_done_closed,
	cancelled: m.opportunity_done_cancelled,
	deleted: m.event_draft_deleted,
});
