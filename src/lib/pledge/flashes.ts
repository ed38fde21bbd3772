/** What is said once on the page after one of this room’s forms; the signature’s page says it in its own place. */
import { countIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, inPlace, withValues } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const pledgeFlashes = flashTable('pledge', {
	signed: inPlace,
	askedAgain: withValues({ count: countIn }, ({ count }) => m.charter_said_asked({ count })),
	draftBegun: m.charter_said_begun,
	draftSaved: m.charter_said_saved,
	draftSent: m.charter_said_sent,
	draftBack: m.charter_said_back,
	draftDiscarded: m.charter_said_discarded,
	charterApproved: m.charter_said_approved,
});
