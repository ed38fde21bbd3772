/** Mails about events: to those who signed up, and to those who hold them together. */
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { m } from '#lib/paraglide/messages.js';

export const eventMails = {
	'event-confirmed': {
		name: m.mail_kind_event_confirmed,
		words: {
			event_mail_confirmed_subject: m.event_mail_confirmed_subject,
			event_mail_confirmed: m.event_mail_confirmed,
		},
	},
	'event-waiting': {
		name: m.mail_kind_event_waiting,
		words: {
			event_mail_waiting_subject: m.event_mail_waiting_subject,
			event_mail_waiting: m.event_mail_waiting,
		},
	},
	'event-offered': {
		name: m.mail_kind_event_offered,
		words: {
			event_mail_offered_subject: m.event_mail_offered_subject,
			event_mail_offered: m.event_mail_offered,
			event_mail_offered_after: m.event_mail_offered_after,
		},
	},
	'event-offer-over': {
		name: m.mail_kind_event_offer_over,
		words: {
			event_mail_offer_over_subject: m.event_mail_offer_over_subject,
			event_mail_offer_over: m.event_mail_offer_over,
		},
	},
	'event-promoted': {
		name: m.mail_kind_event_promoted,
		words: {
			event_mail_promoted_subject: m.event_mail_promoted_subject,
			event_mail_promoted: m.event_mail_promoted,
		},
	},
	'event-reminder': {
		name: m.mail_kind_event_reminder,
		words: {
			event_mail_reminder_subject: m.event_mail_reminder_subject,
			event_mail_reminder: m.event_mail_reminder,
		},
	},
	'event-gave-up': {
		name: m.mail_kind_event_gave_up,
		words: {
			event_mail_gave_up_subject: m.event_mail_gave_up_subject,
			event_mail_gave_up: m.event_mail_gave_up,
			event_mail_gave_up_waiting: m.event_mail_gave_up_waiting,
			event_mail_gave_up_again: m.event_mail_gave_up_again,
		},
	},
	'event-changed': {
		name: m.mail_kind_event_changed,
		words: {
			event_mail_changed_subject: m.event_mail_changed_subject,
			event_mail_changed: m.event_mail_changed,
			event_mail_changed_time: m.event_mail_changed_time,
			event_mail_changed_place: m.event_mail_changed_place,
			event_mail_changed_link: m.event_mail_changed_link,
		},
	},
	'event-cancelled': {
		name: m.mail_kind_event_cancelled,
		words: {
			event_mail_cancelled_subject: m.event_mail_cancelled_subject,
			event_mail_cancelled: m.event_mail_cancelled,
			event_mail_co_closed: m.event_mail_co_closed,
			parts_mail_umbrella_off: m.parts_mail_umbrella_off,
			parts_mail_umbrella_off_yours: m.parts_mail_umbrella_off_yours,
		},
	},
	'event-postponed': {
		name: m.mail_kind_event_postponed,
		words: {
			event_mail_postponed_subject: m.event_mail_postponed_subject,
			event_mail_postponed: m.event_mail_postponed,
		},
	},
	'event-on-hold': {
		name: m.mail_kind_event_on_hold,
		words: {
			event_mail_on_hold_subject: m.event_mail_on_hold_subject,
			event_mail_on_hold: m.event_mail_on_hold,
			event_mail_on_hold_waiting: m.event_mail_on_hold_waiting,
			event_mail_co_on_hold: m.event_mail_co_on_hold,
		},
	},
	'event-resumed': {
		name: m.mail_kind_event_resumed,
		words: {
			event_mail_resumed_subject: m.event_mail_resumed_subject,
			event_mail_resumed: m.event_mail_resumed,
			event_mail_resumed_waiting: m.event_mail_resumed_waiting,
			event_mail_co_resumed: m.event_mail_co_resumed,
		},
	},
	'event-merged': {
		name: m.mail_kind_event_merged,
		words: {
			merge_mail_subject: m.merge_mail_subject,
			merge_mail: m.merge_mail,
			merge_mail_waiting: m.merge_mail_waiting,
			merge_mail_calendar: m.merge_mail_calendar,
		},
		examples: { before: 'otherTitle' },
	},
	'event-merged-organiser': {
		name: m.mail_kind_event_merged_organiser,
		words: {
			merge_mail_organiser_subject: m.merge_mail_organiser_subject,
			merge_mail_organiser: m.merge_mail_organiser,
			merge_mail_organiser_links: m.merge_mail_organiser_links,
		},
		examples: { into: 'otherTitle' },
	},
	'co-organiser-asked': {
		name: m.mail_kind_co_organiser_asked,
		words: {
			event_mail_co_asked_subject: m.event_mail_co_asked_subject,
			event_mail_co_asked: m.event_mail_co_asked,
			event_mail_asked_answer: m.event_mail_asked_answer,
		},
		examples: { organiser: 'otherOrganisation' },
	},
	'programme-asked': {
		name: m.mail_kind_programme_asked,
		words: {
			parts_mail_asked_subject: m.parts_mail_asked_subject,
			parts_mail_asked: m.parts_mail_asked,
			parts_mail_asked_answer: m.parts_mail_asked_answer,
		},
		examples: { organiser: 'otherOrganisation' },
	},
	'event-goes-on': {
		name: m.mail_kind_event_goes_on,
		words: {
			parts_mail_goes_on_subject: m.parts_mail_goes_on_subject,
			parts_mail_goes_on: m.parts_mail_goes_on,
		},
	},
	'calendar-failing': {
		name: m.mail_kind_calendar_failing,
		words: {
			import_mail_subject: m.import_mail_subject,
			import_mail_text: m.import_mail_text,
			import_mail_what: m.import_mail_what,
		},
	},
	'event-around': {
		name: m.mail_kind_event_around,
		words: {
			event_mail_online: m.event_mail_online,
			event_mail_cancel: m.event_mail_cancel,
			event_mail_organiser: m.event_mail_organiser,
		},
	},
} as const satisfies Record<string, MailKind>;
