/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const organisationFlashes = flashTable('organisations', {
	decided: m.org_case_decided,
	givenUp: m.org_give_up_done,
	ownerAppointed: m.org_owner_appointed,
	confirmed: m.org_confirmed,
	merged: m.partner_merge_done,
	saidDifferent: m.doubles_said_different,
	lookedAtAgain: m.doubles_looked_at_again,
	listTaken: m.partner_list_done_taken,
	listDropped: m.partner_list_done_dropped,
	pictureDown: m.municipality_pictures_done_down,
	pictureBack: m.municipality_pictures_done_back,
});
