/** What is said once on the page after one of this room’s forms. */
import { formatDate } from '#lib/i18n/dates.ts';
import { countIn, dayIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, withValues } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const reportingFlashes = flashTable('reporting', {
	sent: () => `${m.reporting_said_sent()} ${m.reporting_said_sent_text()}`,
	saved: m.reporting_said_saved,
	asked: withValues({ count: countIn }, ({ count }) => m.reporting_said_asked({ count })),
	extended: withValues({ until: dayIn }, ({ until }) =>
		m.reporting_said_extended({ date: formatDate(until) }),
	),
});
