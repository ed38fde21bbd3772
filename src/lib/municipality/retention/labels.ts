/** How terms, and what erasing does, are spoken of. */
import type { TermStanding } from '#lib/municipality/retention/standing.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Erasure } from '#lib/platform/personal-data/personal-data.server.ts';
import type { Term } from '#lib/platform/personal-data/retention.ts';

const terms: Record<Term, () => string> = {
	registration: m.retention_registration,
	unconfirmedRegistration: m.retention_unconfirmed_registration,
	unconfirmedAlert: m.retention_unconfirmed_alert,
	endedAlert: m.retention_ended_alert,
	unconfirmedAccount: m.retention_unconfirmed_account,
	formerMembership: m.retention_former_membership,
	declinedContact: m.retention_declined_contact,
	opportunityContact: m.retention_opportunity_contact,
	unsentLetter: m.retention_unsent_letter,
	flag: m.retention_flag,
	openFlag: m.retention_open_flag,
	removedFile: m.retention_removed_file,
	takenDownPicture: m.retention_taken_down_picture,
	link: m.retention_link,
	stillRightLink: m.retention_still_right_link,
	mail: m.retention_mail,
	session: m.retention_session,
	sessionAtMost: m.retention_session_at_most,
	unconfirmedVoice: m.retention_unconfirmed_voice,
	barrierVoice: m.retention_barrier_voice,
	barrierWritten: m.retention_barrier_written,
	barrierDown: m.retention_barrier_down,
	experience: m.retention_experience,
	debateVoice: m.retention_debate_voice,
	debatePostDown: m.retention_debate_post_down,
	circleSeat: m.retention_circle_seat,
	knownDevice: m.retention_known_device,
	attempt: m.retention_attempt,
};
export const termName = (term: Term): string => terms[term]();

const standings: Record<TermStanding, () => string> = {
	kept: m.retention_kept,
	late: m.retention_late,
	asleep: m.retention_asleep,
	never: m.retention_never,
};
export const standingName = (standing: TermStanding): string => standings[standing]();

const erasures: Record<Erasure, () => string> = {
	row: m.retention_erasure_row,
	emptied: m.retention_erasure_emptied,
	number: m.retention_erasure_number,
	document: m.retention_erasure_document,
};
export const erasureName = (erasure: Erasure): string => erasures[erasure]();
