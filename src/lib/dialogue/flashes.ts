/** What is said once on the page after one of this room’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const dialogueFlashes = flashTable('dialogue', {
	received: m.barrier_done_received,
	supported: m.barrier_done_supported,
	left: m.barrier_done_left,
	verdictSaid: m.barrier_done_verdict,
	appealed: m.takedown_appeal_sent,
	shown: m.barrier_done_shown,
	takenDown: m.barrier_done_down,
	restored: m.barrier_done_restored,
	upheld: m.barrier_done_upheld,
	merged: m.barrier_done_merged,
	owned: m.barrier_done_owned,
	answered: m.barrier_done_answered,
	followedUp: m.barrier_done_followed_up,
	sourceAdded: m.barrier_done_source_added,
	sourceRemoved: m.barrier_done_source_removed,
	linked: m.barrier_done_linked,
	unlinked: m.barrier_done_unlinked,
	conferenceSaved: m.conference_flash_saved,
	sessionSaved: m.conference_flash_session,
	speakerAdded: m.conference_flash_speaker_added,
	speakerRemoved: m.conference_flash_speaker_removed,
	paperAdded: m.conference_flash_paper_added,
	paperRemoved: m.conference_flash_paper_removed,
	decided: m.conference_flash_decided,
	carried: m.conference_flash_carried,
	decisionDone: m.conference_flash_done,
});
