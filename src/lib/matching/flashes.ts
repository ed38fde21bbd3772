/** What is said once on the page after one of this room’s forms. */
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, withValues } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const matchingFlashes = flashTable('matching', {
	saved: m.matching_done_saved,
	published: m.matching_done_published,
	closed: m.matching_done_closed,
	reopened: m.matching_done_reopened,
	removed: m.matching_done_removed,
	proposed: m.matching_done_proposed,
	declined: m.matching_done_declined,
	withdrawn: m.matching_done_withdrawn,
	muted: m.matching_done_muted,
	unmuted: m.matching_done_unmuted,
	/** Said beside the button that puts it back. */
	down: withValues({ posting: slugIn }),
	back: m.matching_done_back,
});
