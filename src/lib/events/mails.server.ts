/** Mails to those who signed up, each in their own language. */
import type { CityEvent } from '#lib/events/event.ts';
import { placeLabel } from '#lib/events/labels.ts';
import type { Registration } from '#lib/events/registration-queries.server.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { env } from '#lib/platform/env.server.ts';
import type { Mail } from '#lib/platform/mail.server.ts';
import { days } from '#lib/platform/retention.ts';

type Reader = Pick<Registration, 'name' | 'email' | 'locale'>;
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

function letter(reader: Reader, write: () => { subject: string; paragraphs: (string | null)[] }): Mail {
	return withLocale(reader.locale, () => {
		const { subject, paragraphs } = write();
		const said = paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph));
		const text = [m.event_mail_hello({ name: reader.name }), ...said, m.event_mail_goodbye()].join('\n\n');
		return { to: reader.email, subject, text, locale: reader.locale };
	});
}

export const signedUpMail = (
	reader: Reader,
	event: About,
	state: 'confirmed' | 'waiting',
	secret: string,
): Mail =>
	letter(reader, () => ({
		subject:
			state === 'confirmed'
				? m.event_mail_confirmed_subject({ title: event.title })
				: m.event_mail_waiting_subject({ title: event.title }),
		paragraphs: [
			state === 'confirmed'
				? m.event_mail_confirmed({ title: event.title })
				: m.event_mail_waiting({ title: event.title }),
			whenAndWhere(event),
			address(`/events/${event.slug}`),
			m.event_mail_cancel(),
			address(`/events/${event.slug}/registration/${secret}`),
			m.event_mail_deleted({ days: days.registration }),
		],
	}));

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
