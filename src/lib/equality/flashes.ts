/** What is said once on the page after one of this room’s forms. What is told says nothing here: a flash is a cookie. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const equalityFlashes = flashTable('equality', {
	helperAdded: m.equality_done_helper_added,
	helperSaved: m.equality_done_helper_saved,
	helperRetired: m.equality_done_helper_retired,
	helperBack: m.equality_done_helper_back,
	appointed: m.equality_done_appointed,
	ended: m.equality_done_ended,
	answered: m.equality_done_answered,
	checkSaved: m.practice_done_saved,
	checkShared: m.practice_done_shared,
	checkHidden: m.practice_done_hidden,
});
