/** What is said once on the page after one of this room’s forms. */
import { m } from '#lib/paraglide/messages.js';
import { flashTable } from '#lib/platform/flash.ts';

export const followupFlashes = flashTable('followup', {
	indicatorSaved: m.barometer_done_indicator,
	indicatorRetired: m.barometer_done_retired,
	breakAdded: m.barometer_done_break,
	breakRemoved: m.barometer_done_break_removed,
	figureSaved: m.barometer_done_figure,
	figureRemoved: m.barometer_done_figure_removed,
	fileRead: m.barometer_done_file,
	begun: m.barometer_done_begun,
	drafted: m.barometer_done_drafted,
	returned: m.barometer_done_returned,
	checked: m.barometer_done_checked,
	released: m.barometer_done_released,
	corrected: m.barometer_done_corrected,
	indexRead: m.cities_done_read,
	indexReleased: m.cities_done_released,
	indexDiscarded: m.cities_done_discarded,
	wheelPlanned: m.wheel_done_planned,
	wheelSaved: m.wheel_done_saved,
	wheelRemoved: m.wheel_done_removed,
	wheelDone: m.wheel_done_done,
	wheelReopened: m.wheel_done_reopened,
});
