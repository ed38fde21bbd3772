/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const benefitFlashes = flashTable('benefits', {
	saved: m.event_done_saved,
	published: m.event_done_published,
	confirmed: m.benefit_done_confirmed,
	ended: m.benefit_done_ended,
	deleted: m.event_draft_deleted,
});
