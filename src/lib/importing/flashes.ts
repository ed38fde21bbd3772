/** What is said once on the page after one of this room’s forms. */
import { flashTable, withValues } from '#lib/platform/flash.ts';
import { countIn } from '#lib/platform/addresses/address-values.ts';
import { m } from '#lib/paraglide/messages.js';

export const importFlashes = flashTable('importing', {
	read: m.import_done_read,
	taken: withValues({ count: countIn }, ({ count }) => m.import_done_taken({ count })),
	applied: withValues({ count: countIn, edited: countIn }, ({ count, edited }) =>
		edited === 0
			? m.import_done_applied({ count })
			: `${m.import_done_applied({ count })} ${m.import_done_edited({ count: edited })}`,
	),
	fetched: m.import_done_fetched,
	ended: m.import_done_ended,
});
