/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const alertFlashes = flashTable('alerts', {
	confirmed: m.alert_done_confirmed,
	ended: m.alert_done_ended,
	endedAll: m.alert_done_ended_all,
	changed: m.alert_done_changed,
});
