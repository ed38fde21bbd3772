/** Mails to those who signed up, each in their own language. */
import { hasPublicPage } from '#lib/accounts/organisation-states.ts';
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import type { OrganiserContact } from '#lib/events/queries.server.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { formatRange, formatTime } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
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
/** What each letter is made of: the secret is that of a link to this reader's own registration. */
export interface Matter {
	event: About;
	organiser: OrganiserContact;
	secret: string;
}

const whenAndWhere = (event: About): string =>
	[formatRange(event.startsAt, event.endsAt, now()), placeLabel(event) || event.onlineUrl]
		.filter(Boolean)
		.join('\n');

/** A name that anybody may have typed is not said to somebody who has not asked for the mail. */
const hello = ({ name, state }: Reader): string =>
	state === 'unconfirmed' ? m.event_mail_hello_nobody() : m.event_mail_hello({ name: plainName(name) });

/** Where neither an address nor a number is public, their page is the way to them. */
const contact = ({ slug, name, state, publicEmail, publicPhone }: OrganiserContact): string => {
	const reached = [publicEmail, publicPhone].filter(Boolean);
	if (!reached.length && hasPublicPage(state)) reached.push(webAddress(`/partners/${slug}`));
	return [m.event_mail_organiser({ organiser: name }), ...reached].join('\n');
};

const letter = (
	reader: Reader,
	{ organiser }: Matter,
	subject: string,
	paragraphs: readonly (string | null)[],
): Letter => ({
	subject,
	text: [hello(reader), ...paragraphs, contact(organiser), m.event_mail_goodbye()],
	replyTo: organiser.publicEmail,
});

const ownLink = ({ event, secret }: Matter): string =>
	webAddress(`/events/${event.slug}/registration/${secret}`);
const cancelling = (matter: Matter): string[] => [m.event_mail_cancel(), ownLink(matter)];

/** Where the registration stands, and the link that says yes to it or cancels it. */
export const signedUpLetter = (reader: Reader & Pick<Registration, 'heldUntil'>, matter: Matter): Letter =>
	reader.state === 'unconfirmed' ? askedLetter(reader, matter) : knownLetter(reader, matter);

const knownLetter = (reader: Reader, matter: Matter): Letter => {
	const waits = reader.state === 'waiting';
	const { title, slug } = matter.event;
	return letter(
		reader,
		matter,
		waits ? m.event_mail_waiting_subject({ title }) : m.event_mail_confirmed_subject({ title }),
		[
			waits ? m.event_mail_waiting({ title }) : m.event_mail_confirmed({ title }),
			whenAndWhere(matter.event),
			webAddress(`/events/${slug}`),
			...cancelling(matter),
			m.event_mail_deleted({ days: days.registration }),
		],
	);
};

const askedLetter = (reader: Reader & Pick<Registration, 'heldUntil'>, matter: Matter): Letter => {
	const { title } = matter.event;
	const time = reader.heldUntil && formatTime(reader.heldUntil);
	return letter(
		reader,
		matter,
		time ? m.event_mail_held_subject({ title }) : m.event_mail_asked_subject({ title }),
		[
			time ? m.event_mail_held({ title, time }) : m.event_mail_asked({ title }),
			ownLink(matter),
			whenAndWhere(matter.event),
			time ? m.event_mail_held_after({ time }) : null,
			m.event_mail_asked_not_you(),
		],
	);
};

export const promotedLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, m.event_mail_promoted_subject({ title: matter.event.title }), [
		m.event_mail_promoted({ title: matter.event.title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${matter.event.slug}`),
		...cancelling(matter),
	]);

export const changedLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, m.event_mail_changed_subject({ title: matter.event.title }), [
		m.event_mail_changed({ title: matter.event.title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${matter.event.slug}`),
		...cancelling(matter),
	]);

export const cancelledLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, m.event_mail_cancelled_subject({ title: matter.event.title }), [
		m.event_mail_cancelled({ title: matter.event.title }),
		matter.organiser.state === 'closed' ? m.event_notice_organiser_closed() : null,
		whenAndWhere(matter.event),
		matter.event.stateReason,
		ownLink(matter),
	]);

/** The organiser is suspended: what the reader has is kept, and nothing is promised. */
export const onHoldLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	const text = reader.state === 'waiting' ? m.event_mail_on_hold_waiting : m.event_mail_on_hold;
	return letter(reader, matter, m.event_mail_on_hold_subject({ title }), [
		text({ title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

export const resumedLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	const text = reader.state === 'waiting' ? m.event_mail_resumed_waiting : m.event_mail_resumed;
	return letter(reader, matter, m.event_mail_resumed_subject({ title }), [
		text({ title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

export const postponedLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, m.event_mail_postponed_subject({ title: matter.event.title }), [
		m.event_mail_postponed({ title: matter.event.title }),
		matter.event.stateReason,
		webAddress(`/events/${matter.event.slug}`),
		...cancelling(matter),
	]);
