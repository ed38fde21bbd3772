/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const moderationFlashes = flashTable('moderation', {
	flagged: m.flag_thanks,
	flagClosed: m.flag_closed,
	flagReopened: m.flag_reopened,
	takenDown: m.takedown_done,
	appealed: m.takedown_appeal_sent,
	restored: m.takedown_put_back,
	upheld: m.takedown_stays,
	reopened: m.takedown_waits_again,
});
