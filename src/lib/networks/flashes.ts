/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const networkFlashes = flashTable('networks', {
	created: m.circle_done_created,
	changed: m.circle_done_changed,
	seatOffered: m.circle_done_seat_offered,
	seatExtended: m.circle_done_seat_extended,
	seatEnded: m.circle_done_seat_ended,
	planned: m.circle_done_planned,
	meetingChanged: m.circle_done_meeting_changed,
	called: m.circle_done_called,
	cancelled: m.circle_done_cancelled,
	minutes: m.circle_done_minutes,
	decided: m.circle_done_decided,
	decisionDone: m.circle_done_decision_done,
	accepted: m.circle_done_accepted,
	declined: m.circle_done_declined,
	answered: m.circle_done_answered,
	saved: m.circle_done_saved,
	left: m.circle_done_left,
	networkCreated: m.circle_done_network_created,
	joined: m.circle_done_joined,
	gone: m.circle_done_gone,
	requestAccepted: m.circle_done_request_accepted,
	requestDeclined: m.circle_done_request_declined,
	newsSent: m.circle_done_news,
	documentAdded: m.circle_done_document,
	documentRemoved: m.circle_done_document_removed,
	pinned: m.circle_done_pinned,
	unpinned: m.circle_done_unpinned,
});
