/** How the kinds of data are spoken of: on the privacy page, and for those at the municipality who look after it. */
import { m } from '#lib/paraglide/messages.js';
import { days as atMost, type Kind } from '#lib/platform/personal-data/retention.ts';

/** What is deleted at night has reached its term during the day before. */
const untilNight = 1;

interface SaidOfKind {
	name: string;
	data: string;
	why: string;
	/** How long; the numbers are those the jobs go by. */
	long: string;
}

/** In the page's language. @param registrationDays how long sign-ups are kept on this site */
export function kindsSaid(registrationDays: number): Record<Kind, SaidOfKind> {
	const days = { ...atMost, registration: registrationDays };
	const said: Record<Kind, readonly [name: string, data: string, why: string, long: string]> = {
		signup: [
			m.page_privacy_signup(),
			m.page_privacy_signup_data(),
			m.page_privacy_signup_why(),
			m.page_privacy_signup_long({ days: days.registration, unsaid: days.unconfirmedRegistration }),
		],
		alert: [
			m.page_privacy_alert(),
			m.page_privacy_alert_data(),
			m.page_privacy_alert_why(),
			m.page_privacy_alert_long({ unsaid: days.unconfirmedAlert, ended: days.endedAlert }),
		],
		account: [
			m.page_privacy_account(),
			m.page_privacy_account_data(),
			m.page_privacy_account_why(),
			m.page_privacy_account_long({ days: days.unconfirmedAccount, former: days.formerMembership }),
		],
		contact: [
			m.page_privacy_contact(),
			m.page_privacy_contact_data(),
			m.page_privacy_contact_why(),
			m.page_privacy_contact_long({ days: days.declinedContact }),
		],
		opportunity: [
			m.page_privacy_opportunity(),
			m.page_privacy_opportunity_data(),
			m.page_privacy_opportunity_why(),
			m.page_privacy_opportunity_long({ days: days.opportunityContact }),
		],
		flag: [
			m.page_privacy_flag(),
			m.page_privacy_flag_data(),
			m.page_privacy_flag_why(),
			m.page_privacy_flag_long({ days: days.flag, most: days.openFlag }),
		],
		barrier: [
			m.page_privacy_barrier(),
			m.page_privacy_barrier_data(),
			m.page_privacy_barrier_why(),
			m.page_privacy_barrier_long({
				unsaid: days.unconfirmedVoice,
				voice: days.barrierVoice,
				written: days.barrierWritten,
				down: days.barrierDown,
			}),
		],
		experience: [
			m.page_privacy_experience(),
			m.page_privacy_experience_data(),
			m.page_privacy_experience_why(),
			m.page_privacy_experience_long({ days: days.experience }),
		],
		debate: [
			m.page_privacy_debate(),
			m.page_privacy_debate_data(),
			m.page_privacy_debate_why(),
			m.page_privacy_debate_long({
				unsaid: days.unconfirmedVoice,
				voice: days.debateVoice,
				down: days.debatePostDown,
			}),
		],
		circle: [
			m.page_privacy_circle(),
			m.page_privacy_circle_data(),
			m.page_privacy_circle_why(),
			m.page_privacy_circle_long({ days: days.circleSeat }),
		],
		speaker: [
			m.page_privacy_speaker(),
			m.page_privacy_speaker_data(),
			m.page_privacy_speaker_why(),
			m.page_privacy_speaker_long(),
		],
		signature: [
			m.page_privacy_signature(),
			m.page_privacy_signature_data(),
			m.page_privacy_signature_why(),
			m.page_privacy_signature_long(),
		],
		log: [
			m.page_privacy_log(),
			m.page_privacy_log_data(),
			m.page_privacy_log_why(),
			m.page_privacy_log_long({ letter: days.unsentLetter }),
		],
		picture: [
			m.page_privacy_picture(),
			m.page_privacy_picture_data(),
			m.page_privacy_picture_why(),
			m.page_privacy_picture_long({ days: days.removedFile + untilNight, taken: days.takenDownPicture }),
		],
		evidence: [
			m.page_privacy_evidence(),
			m.page_privacy_evidence_data(),
			m.page_privacy_evidence_why(),
			m.page_privacy_evidence_long({ days: days.removedFile + untilNight }),
		],
		links: [
			m.page_privacy_links(),
			m.page_privacy_links_data(),
			m.page_privacy_links_why(),
			m.page_privacy_links_long({ days: days.link, asked: days.stillRightLink }),
		],
		draft: [
			m.page_privacy_draft(),
			m.page_privacy_draft_data(),
			m.page_privacy_draft_why(),
			m.page_privacy_draft_long(),
		],
		together: [
			m.page_privacy_together(),
			m.page_privacy_together_data(),
			m.page_privacy_together_why(),
			m.page_privacy_together_long(),
		],
		mail: [
			m.page_privacy_mail(),
			m.page_privacy_mail_data(),
			m.page_privacy_mail_why(),
			m.page_privacy_mail_long({ days: days.mail }),
		],
		login: [
			m.page_privacy_login(),
			m.page_privacy_login_data(),
			m.page_privacy_login_why(),
			m.page_privacy_login_long({
				days: days.session,
				atMost: days.sessionAtMost,
				devices: days.knownDevice,
				attempts: days.attempt + untilNight,
			}),
		],
	};
	const named = Object.entries(said).map(([kind, [name, data, why, long]]) => [
		kind,
		{ name, data, why, long },
	]);
	return Object.fromEntries(named) as Record<Kind, SaidOfKind>;
}
