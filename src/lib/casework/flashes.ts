/** What is said once on the page after one of this room’s forms. */
import { m } from '#lib/paraglide/messages.js';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, withValues } from '#lib/platform/flash.ts';

export const caseworkFlashes = flashTable('casework', {
	written: m.casework_written,
	corrected: m.casework_corrected,
	/** The page says it beside the way back. */
	done: withValues({ task: idIn }),
	reopened: m.casework_task_reopened,
	changed: m.casework_case_changed,
	viewSaved: m.casework_view_saved,
	viewChanged: m.casework_case_changed,
	viewRemoved: m.casework_view_removed,
	letterBegun: m.letter_begun,
	letterChanged: m.casework_case_changed,
	letterSent: m.letter_sent,
	letterDiscarded: m.letter_discarded,
	dormantReminded: withValues({ count: idIn }, ({ count }) => m.dormant_said_reminded({ count })),
	dormantClosing: m.dormant_said_closing,
	dormantUndone: m.dormant_said_undone,
	listAnswered: m.consent_answered,
	listsRefused: m.consent_refused_all,
});
