/** What the events room holds of people: who signed up, and who wrote what. */
import { sql } from 'kysely';
import { promoteWaiting } from '#lib/events/registrations/seats.server.ts';
import { lockEventById } from '#lib/events/queries.server.ts';
import {
	byEmail,
	byNumber,
	called,
	wrote,
	type PersonalData,
} from '#lib/platform/personal-data/personal-data.server.ts';

const organiser = {
	event: called('event', 'title', 'eventId'),
	organisation: called('organisation', 'name', 'organisationId'),
};

const partAsk = {
	event: called('event', 'title', 'eventId'),
	festival: called('event', 'title', 'umbrellaId'),
};

export const eventsData: PersonalData = {
	room: 'events',
	holdings: [
		byEmail('registration', 'email', 'registrations', {
			kind: 'signup',
			erasure: 'row',
			copied: [
				...(['createdAt', 'name', 'email', 'locale', 'people', 'companions', 'answers', 'state'] as const),
				...(['heldUntil', 'offeredUntil', 'mailedAt', 'cancelledAt', 'attended', 'checkedInAt'] as const),
			],
			beside: {
				event: called('event', 'title', 'eventId'),
				startsAt: called('event', 'startsAt', 'eventId'),
			},
		}),
		wrote('event', 'createdBy', 'eventsYouWrote', [
			'createdAt',
			'title',
			'description',
			'placeName',
			'address',
			'onlineUrl',
			'signUpUrl',
			'imageAlt',
		]),
		wrote('eventOrganiser', 'askedBy', 'partnersYouAsked', ['askedAt', 'state'], organiser),
		wrote('eventOrganiser', 'decidedBy', 'invitationsYouAnswered', ['decidedAt', 'state'], organiser),
		wrote('eventPart', 'askedBy', 'partsYouAskedFor', ['askedAt', 'state'], partAsk),
		wrote('eventPart', 'decidedBy', 'partsYouAnswered', ['decidedAt', 'state'], partAsk),
		wrote(
			'eventCorrection',
			'correctedBy',
			'numbersYouCorrected',
			['correctedAt', 'attendanceBefore', 'attendanceAfter', 'reason'],
			{
				event: called('event', 'title', 'eventId'),
			},
		),
		wrote('lookAlike', 'differentBy', 'eventsYouCalledDifferent', ['differentAt'], {
			event: called('event', 'title', 'eventId'),
			other: called('event', 'title', 'otherId'),
		}),
		wrote('registration', 'checkedInBy', 'guestsYouCheckedIn', ['checkedInAt', 'attended'], {
			event: called('event', 'title', 'eventId'),
		}),
		byNumber('walkIn', 'notedBy', 'walkInsYouNoted', {
			kind: 'log',
			// The names they noted, of people whom nobody else can find here.
			erasure: 'emptied',
			copied: ['name'],
			beside: {
				arrivedAt: sql`t.arrived_at`,
				people: sql`t.people`,
				event: called('event', 'title', 'eventId'),
			},
		}),
		wrote('eventMessage', 'sentBy', 'messagesYouSentToGuests', ['sentAt', 'body', 'audience', 'recipients'], {
			event: called('event', 'title', 'eventId'),
		}),
		wrote('event', 'stateChangedBy', 'eventsYouChanged', ['stateChangedAt', 'title', 'state', 'stateReason']),
	],
	impersonal: {
		'keys of languages and of the policy': [
			'event.content_locale',
			'event.languages',
			'event.accessibility',
			'event.categories',
			'event.focus_area',
		],
		'what an organiser asks, and when and where, as the event says it': [
			'event.questions',
			'event.known_before',
		],
		'how many may come together, and did': ['event.most_people', 'walk_in.people'],
		'when a series happens': ['event_series.rule'],
		'part of an address': ['event.slug'],
		'the list or feed it came from, and its number there': ['event.source', 'event.source_key'],
	},
	/** Who waits gets the seat. The event's row is held first, as everybody who counts seats does. */
	async erase(trx, { email }) {
		if (email === null) return;
		const rows = await trx
			.selectFrom('registration')
			.select('eventId')
			.distinct()
			.where(sql`lower(email)`, '=', email)
			.orderBy('eventId')
			.execute();
		for (const { eventId } of rows) {
			await lockEventById(trx, eventId);
			await trx
				.deleteFrom('registration')
				.where('eventId', '=', eventId)
				.where(sql`lower(email)`, '=', email)
				.execute();
			await promoteWaiting(trx, eventId);
		}
	},
	async giveUp(trx, organisationId) {
		await trx.deleteFrom('event').where('organisationId', '=', organisationId).execute();
		await trx.deleteFrom('eventSeries').where('organisationId', '=', organisationId).execute();
	},
};
