/** What is said once on the page after one of this room’s forms. */
import { formatDate } from '#lib/i18n/dates.ts';
import { dayIn, idIn } from '#lib/platform/addresses/address-values.ts';
import { flashTable, oneOf, withValues } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const eventFlashes = flashTable('events', {
	saved: m.event_done_saved,
	published: m.event_done_published,
	cancelled: m.event_done_cancelled,
	postponed: m.event_done_postponed,
	held: m.event_done_held,
	counted: m.event_done_counted,
	corrected: m.event_done_corrected,
	heldUndone: m.event_done_held_undone,
	messageSent: m.event_done_message_sent,
	deleted: m.event_draft_deleted,
	repeated: m.series_done_repeated,
	/** One series became two: the last day of the one and the first of the other. */
	seriesSplit: withValues({ before: dayIn, from: dayIn }, ({ before, from }) =>
		m.series_done_split({ before: formatDate(String(before)), from: formatDate(String(from)) }),
	),
	seriesSaved: m.series_done_saved,
	seriesPublished: m.series_done_published,
	seriesPaused: m.series_done_paused,
	seriesEnded: m.series_done_ended,
	accepted: m.event_said_accepted,
	declined: m.event_said_declined,
	left: m.event_said_left,
	partsSaved: m.parts_done_saved,
	partAccepted: m.parts_said_accepted,
	partDeclined: m.event_said_declined,
	partLeft: m.parts_said_left,
	merged: m.alike_merged,
	saidDifferent: m.alike_said_different,
	lookedAtAgain: m.alike_looked_at_again,
	/** The answer to signing up stands where the form stood. A seat is held until this minute since 1970. */
	seatHeld: withValues({ until: idIn }),
	signedUp: withValues({ state: oneOf('confirmed', 'waiting', 'offered') }),
	/** They were, and nothing has changed. */
	signedUpBefore: withValues({ state: oneOf('confirmed', 'waiting', 'offered') }),
	partyChanged: m.event_done_party_changed,
	offerTaken: m.event_done_offer_taken,
});
