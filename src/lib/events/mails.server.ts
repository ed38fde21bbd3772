/** Mails to those who signed up, each in their own language. */
import type { CityEvent } from '#lib/events/event.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { formatRange, formatTime } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { env } from '#lib/platform/env.server.ts';
import type { Mail } from '#lib/platform/mail.server.ts';
import { days } from '#lib/platform/retention.ts';
import { plainName } from '#lib/platform/plain-name.ts';

type Reader = Pick<Registration, 'name' | 'email' | 'locale' | 'state'>;
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

const address = (path: string) => env().ORIGIN + href(path);

const whenAndWhere = (event: About): string =>
	[formatRange(event.startsAt, event.endsAt), placeLabel(event) || event.onlineUrl]
		.filter(Boolean)
		.join('\n');

/** A name that anybody may have typed is not said to somebody who has not asked for the mail. */
const hello = ({ name, state }: Reader): string =>
	state === 'unconfirmed' ? m.event_mail_hello_nobody() : m.event_mail_hello({ name: plainName(name) });

function letter(reader: Reader, write: () => { subject: string; paragraphs: (string | null)[] }): Mail {
	return withLocale(reader.locale, () => {
		const { subject, paragraphs } = write();
		const said = paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph));
		const text = [hello(reader), ...said, m.event_mail_goodbye()].join('\n\n');
		return { to: reader.email, subject, text, locale: reader.locale };
	});
}

/** Where the registration stands, and the link that says yes to it or cancels it. */
export const signedUpMail = (
	reader: Reader & Pick<Registration, 'heldUntil'>,
	event: About,
	secret: string,
): Mail =>
	reader.state === 'unconfirmed' ? askedMail(reader, event, secret) : knownMail(reader, event, secret);

const knownMail = (reader: Reader, event: About, secret: string): Mail =>
	letter(reader, () => {
		const waits = reader.state === 'waiting';
		const { title } = event;
		return {
			subject: waits ? m.event_mail_waiting_subject({ title }) : m.event_mail_confirmed_subject({ title }),
			paragraphs: [
				waits ? m.event_mail_waiting({ title }) : m.event_mail_confirmed({ title }),
				whenAndWhere(event),
				address(`/events/${event.slug}`),
				m.event_mail_cancel(),
				address(`/events/${event.slug}/registration/${secret}`),
				m.event_mail_deleted({ days: days.registration }),
			],
		};
	});

const askedMail = (reader: Reader & Pick<Registration, 'heldUntil'>, event: About, secret: string): Mail =>
	letter(reader, () => {
		const { title } = event;
		const time = reader.heldUntil && formatTime(reader.heldUntil);
		return {
			subject: time ? m.event_mail_held_subject({ title }) : m.event_mail_asked_subject({ title }),
			paragraphs: [
				time ? m.event_mail_held({ title, time }) : m.event_mail_asked({ title }),
				address(`/events/${event.slug}/registration/${secret}`),
				whenAndWhere(event),
				time ? m.event_mail_held_after({ time }) : null,
				m.event_mail_asked_not_you(),
			],
		};
	});

export const promotedMail = (reader: Reader, event: About): Mail =>
	letter(reader, () => ({
		subject: m.event_mail_promoted_subject({ title: event.title }),
		paragraphs: [
			m.event_mail_promoted({ title: event.title }),
			whenAndWhere(event),
			address(`/events/${event.slug}`),
			m.event_mail_cancel_by_first(),
		],
	}));

export const changedMail = (reader: Reader, event: About): Mail =>
	letter(reader, () => ({
		subject: m.event_mail_changed_subject({ title: event.title }),
		paragraphs: [
			m.event_mail_changed({ title: event.title }),
			whenAndWhere(event),
			address(`/events/${event.slug}`),
			m.event_mail_cancel_by_first(),
		],
	}));

export const cancelledMail = (reader: Reader, event: About): Mail =>
	letter(reader, () => ({
		subject: m.event_mail_cancelled_subject({ title: event.title }),
		paragraphs: [m.event_mail_cancelled({ title: event.title }), whenAndWhere(event), event.stateReason],
	}));

export const postponedMail = (reader: Reader, event: About): Mail =>
	letter(reader, () => ({
		subject: m.event_mail_postponed_subject({ title: event.title }),
		paragraphs: [
			m.event_mail_postponed({ title: event.title }),
			event.stateReason,
			address(`/events/${event.slug}`),
			m.event_mail_cancel_by_first(),
		],
	}));
