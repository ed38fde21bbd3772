/** What is said once on the page after one of this room’s forms. */
import { m } from '#lib/paraglide/messages.js';
import { flashTable } from '#lib/platform/flash.ts';

export const methodFlashes = flashTable('methods', {
	sent: m.method_done_sent,
	added: m.method_done_added,
	saved: m.method_done_saved,
	shown: m.method_done_shown,
	declined: m.method_done_declined,
	reportSent: m.method_done_report_sent,
});
