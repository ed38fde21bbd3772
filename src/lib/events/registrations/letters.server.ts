/** Mails to those who signed up, each in their own language. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { formatRange, formatTime } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { days } from '#lib/platform/personal-data/retention.ts';
import { plainName } from '#lib/platform/text/plain-name.ts';

type Reader = Pick<Registration, 'name' | 'state'>;
type About = Pick<
	CityEvent,
	| 'slug'
	| 'title'
	| 'startsAt'
	| 'endsAt'
	| 'placeName'
	| 'address'
	| 'districtNr'
	| 'onlineUrl'
	| 'stateReason'
>;

const whenAndWhere = (event: About): string =>
	[formatRange(event.startsAt, event.endsAt), placeLabel(event) || event.onlineUrl]
		.filter(Boolean)
		.join('\n');

/** A name that anybody may have typed is not said to somebody who has not asked for the mail. */
const hello = ({ name, state }: Reader): string =>
	state === 'unconfirmed' ? m.event_mail_hello_nobody() : m.event_mail_hello({ name: plainName(name) });

const letter = (reader: Reader, subject: string, paragraphs: readonly (string | null)[]): Letter => ({
	subject,
	text: [hello(reader), ...paragraphs, m.event_mail_goodbye()],
});

/** Where the registration stands, and the link that says yes to it or cancels it. */
export const signedUpLetter = (
	reader: Reader & Pick<Registration, 'heldUntil'>,
	event: About,
	secret: string,
): Letter =>
	reader.state === 'unconfirmed' ? askedLetter(reader, event, secret) : knownLetter(reader, event, secret);

const knownLetter = (reader: Reader, event: About, secret: string): Letter => {
	const waits = reader.state === 'waiting';
	const { title } = event;
	return letter(
		reader,
		waits ? m.event_mail_waiting_subject({ title }) : m.event_mail_confirmed_subject({ title }),
		[
			waits ? m.event_mail_waiting({ title }) : m.event_mail_confirmed({ title }),
			whenAndWhere(event),
			webAddress(`/events/${event.slug}`),
			m.event_mail_cancel(),
			webAddress(`/events/${event.slug}/registration/${secret}`),
			m.event_mail_deleted({ days: days.registration }),
		],
	);
};

const askedLetter = (
	reader: Reader & Pick<Registration, 'heldUntil'>,
	event: About,
	secret: string,
): Letter => {
	const { title } = event;
	const time = reader.heldUntil && formatTime(reader.heldUntil);
	return letter(reader, time ? m.event_mail_held_subject({ title }) : m.event_mail_asked_subject({ title }), [
		time ? m.event_mail_held({ title, time }) : m.event_mail_asked({ title }),
		webAddress(`/events/${event.slug}/registration/${secret}`),
		whenAndWhere(event),
		time ? m.event_mail_held_after({ time }) : null,
		m.event_mail_asked_not_you(),
	]);
};

export const promotedLetter = (reader: Reader, event: About): Letter =>
	letter(reader, m.event_mail_promoted_subject({ title: event.title }), [
		m.event_mail_promoted({ title: event.title }),
		whenAndWhere(event),
		webAddress(`/events/${event.slug}`),
		m.event_mail_cancel_by_first(),
	]);

export const changedLetter = (reader: Reader, event: About): Letter =>
	letter(reader, m.event_mail_changed_subject({ title: event.title }), [
		m.event_mail_changed({ title: event.title }),
		whenAndWhere(event),
		webAddress(`/events/${event.slug}`),
		m.event_mail_cancel_by_first(),
	]);

export const cancelledLetter = (reader: Reader, event: About): Letter =>
	letter(reader, m.event_mail_cancelled_subject({ title: event.title }), [
		m.event_mail_cancelled({ title: event.title }),
		whenAndWhere(event),
		event.stateReason,
	]);

export const postponedLetter = (reader: Reader, event: About): Letter =>
	letter(reader, m.event_mail_postponed_subject({ title: event.title }), [
		m.event_mail_postponed({ title: event.title }),
		event.stateReason,
		webAddress(`/events/${event.slug}`),
		m.event_mail_cancel_by_first(),
	]);
