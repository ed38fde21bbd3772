/** Mails to those who signed up, each in their own language. */
import { hasPublicPage, showsThings } from '#lib/accounts/organisation-states.ts';
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { takesRegistrations, type CityEvent } from '#lib/events/event.ts';
import type { OrganiserContact } from '#lib/events/queries.server.ts';
import { calendarEntry } from '#lib/events/structured.ts';
import { calendarFile } from '#lib/feeds/ics.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { changesSince, type ChangeKind } from '#lib/events/registrations/changes.ts';
import type { KnownMeeting } from '#lib/platform/database/tables.ts';
import { formatDateTime, formatRange, formatTime } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { plainName } from '#lib/platform/text/plain-name.ts';

type Reader = Pick<Registration, 'name' | 'state' | 'people' | 'offeredUntil'>;
/** What each letter is made of: the secret is that of a link to this reader's own registration. */
export interface Matter {
	event: CityEvent;
	organiser: OrganiserContact;
	secret: string;
}

const whenAndWhere = (event: CityEvent): string =>
	[formatRange(event.startsAt, event.endsAt, now()), placeLabel(event) || m.event_online()].join('\n');
/** Told to those who have a seat. */
const wayIn = ({ state }: Reader, { onlineUrl }: CityEvent): string[] =>
	state === 'confirmed' && onlineUrl ? [mail.event_mail_online(), onlineUrl] : [];
const party = ({ people }: Reader): string | null =>
	people > 1 ? m.event_mail_party({ count: people }) : null;

/** A name that anybody may have typed is not said to somebody who has not asked for the mail. */
const hello = ({ name, state }: Reader): string =>
	state === 'unconfirmed' ? m.event_mail_hello_nobody() : mail.event_mail_hello({ name: plainName(name) });

/** Where neither an address nor a number is public, their page is the way to them. */
const contact = ({ slug, name, state, publicEmail, publicPhone }: OrganiserContact): string => {
	const reached = [publicEmail, publicPhone].filter(Boolean);
	if (!reached.length && hasPublicPage(state)) reached.push(webAddress(`/partners/${slug}`));
	return [mail.event_mail_organiser({ organiser: name }), ...reached].join('\n');
};

/**
 * For the reader's calendar, under the same name and with a later revision whenever something has changed.
 * @param off the reader does not come
 */
const calendarOf = ({ event, organiser }: Matter, off = false): string => {
	const entry = calendarEntry({ ...event, description: '', organiser }, env().ORIGIN, event.onlineUrl);
	return calendarFile(
		{ ...entry, ...(off && { status: 'cancelled' as const }), madeAt: now() },
		senderAddress(),
	);
};

export const letter = (
	reader: Reader,
	matter: Matter,
	subject: string,
	paragraphs: readonly (string | null)[],
	calendar = reader.state === 'confirmed' ? calendarOf(matter) : null,
): Letter => ({
	subject,
	text: [hello(reader), ...paragraphs, contact(matter.organiser), mail.event_mail_goodbye()],
	replyTo: matter.organiser.publicEmail,
	calendar,
});

export const ownLink = ({ event, secret }: Matter): string =>
	webAddress(`/events/${event.slug}/registration/${secret}`);
const cancelling = (matter: Matter): string[] => [mail.event_mail_cancel(), ownLink(matter)];

interface SignedUp extends Reader, Pick<Registration, 'heldUntil'> {
	place?: number | null;
	/** Somebody has typed the address once more: perhaps one who shares the mailbox, and now thinks to have a seat. */
	again?: boolean;
}

/** Where the registration stands, and the link that says yes to it or cancels it. */
export const signedUpLetter = (reader: SignedUp, matter: Matter): Letter =>
	reader.state === 'unconfirmed' ? askedLetter(reader, matter) : knownLetter(reader, matter);

const knownLetter = (reader: SignedUp, matter: Matter): Letter => {
	const waits = reader.state === 'waiting';
	const { title, slug } = matter.event;
	return letter(
		reader,
		matter,
		waits ? mail.event_mail_waiting_subject({ title }) : mail.event_mail_confirmed_subject({ title }),
		[
			waits ? mail.event_mail_waiting({ title }) : mail.event_mail_confirmed({ title }),
			reader.again ? m.event_mail_again() : null,
			waits && reader.place ? m.event_queue_place({ number: formatNumber(reader.place) }) : null,
			whenAndWhere(matter.event),
			party(reader),
			...wayIn(reader, matter.event),
			webAddress(`/events/${slug}`),
			...cancelling(matter),
			m.event_mail_deleted({ days: env().REGISTRATION_DAYS }),
		],
	);
};

const askedLetter = (reader: SignedUp, matter: Matter): Letter => {
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

/** There is room for all who waited. */
export const promotedLetter = (reader: Reader, matter: Matter): Letter => {
	const seated = { ...reader, state: 'confirmed' as const };
	const { title, slug } = matter.event;
	return letter(seated, matter, mail.event_mail_promoted_subject({ title }), [
		mail.event_mail_promoted({ title }),
		whenAndWhere(matter.event),
		party(reader),
		...wayIn(seated, matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

const deadline = ({ offeredUntil }: Reader): string => formatDateTime(offeredUntil ?? now());

/** The next in the line may have a place, until then. */
export const offeredLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	return letter(reader, matter, mail.event_mail_offered_subject({ title }), [
		mail.event_mail_offered({ title, time: deadline(reader) }),
		ownLink(matter),
		whenAndWhere(matter.event),
		party(reader),
		mail.event_mail_offered_after(),
		webAddress(`/events/${slug}`),
	]);
};

export const offerOverLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	return letter(reader, matter, mail.event_mail_offer_over_subject({ title }), [
		mail.event_mail_offer_over({ title, time: deadline(reader) }),
		...(takesRegistrations(matter.event, now())
			? [mail.event_mail_gave_up_again(), webAddress(`/events/${slug}`)]
			: []),
	]);
};

export const reminderLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	return letter(reader, matter, mail.event_mail_reminder_subject({ title }), [
		mail.event_mail_reminder({ title }),
		whenAndWhere(matter.event),
		party(reader),
		...wayIn(reader, matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

/** The reader cancelled. @param reader as they were before */
export const gaveUpLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	const waited = reader.state === 'waiting';
	const again = takesRegistrations(matter.event, now()) && showsThings(matter.organiser.state);
	return letter(
		reader,
		matter,
		mail.event_mail_gave_up_subject({ title }),
		[
			waited ? mail.event_mail_gave_up_waiting({ title }) : mail.event_mail_gave_up({ title }),
			whenAndWhere(matter.event),
			...(again ? [mail.event_mail_gave_up_again(), webAddress(`/events/${slug}`)] : []),
		],
		reader.state === 'confirmed' ? calendarOf(matter, true) : null,
	);
};

const changeText = (kind: ChangeKind, known: KnownMeeting): string => {
	if (kind === 'link') return mail.event_mail_changed_link();
	if (kind === 'time')
		return mail.event_mail_changed_time({
			before: formatRange(new Date(known.startsAt), new Date(known.endsAt), now()),
		});
	return mail.event_mail_changed_place({
		before: placeLabel({ ...known, districtNr: null }) || m.event_online(),
	});
};

/** @param known what its readers were told last; null where that is not known */
export const changedLetter =
	(known: KnownMeeting | null) =>
	(reader: Reader, matter: Matter): Letter => {
		const { event } = matter;
		const { title, slug } = event;
		return letter(reader, matter, mail.event_mail_changed_subject({ title }), [
			mail.event_mail_changed({ title }),
			whenAndWhere(event),
			...wayIn(reader, event),
			known &&
				changesSince(known, event)
					.map((kind) => changeText(kind, known))
					.join('\n'),
			webAddress(`/events/${slug}`),
			...cancelling(matter),
		]);
	};

/** The event was entered twice: what the reader has stands with the one that stays. @param before the other's title */
export const mergedLetter =
	(before: string) =>
	(reader: Reader, matter: Matter): Letter => {
		const text = reader.state === 'waiting' ? mail.merge_mail_waiting : mail.merge_mail;
		return letter(reader, matter, mail.merge_mail_subject({ title: matter.event.title }), [
			text({ before, title: matter.event.title }),
			whenAndWhere(matter.event),
			webAddress(`/events/${matter.event.slug}`),
			reader.state === 'confirmed' ? mail.merge_mail_calendar() : null,
			...cancelling(matter),
		]);
	};

export const cancelledLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, mail.event_mail_cancelled_subject({ title: matter.event.title }), [
		mail.event_mail_cancelled({ title: matter.event.title }),
		matter.organiser.state === 'closed' ? m.event_notice_organiser_closed() : null,
		whenAndWhere(matter.event),
		matter.event.stateReason,
		ownLink(matter),
	]);

/** The municipality has taken it down: nobody is to go there, and the page says why. */
export const takenDownLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, m.takedown_mail_subject({ title: matter.event.title }), [
		m.takedown_mail({ title: matter.event.title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${matter.event.slug}`),
		m.takedown_mail_again(),
	]);

/** The organiser is suspended: what the reader has is kept, and nothing is promised. */
export const onHoldLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	const text = reader.state === 'waiting' ? mail.event_mail_on_hold_waiting : mail.event_mail_on_hold;
	return letter(reader, matter, mail.event_mail_on_hold_subject({ title }), [
		text({ title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

export const resumedLetter = (reader: Reader, matter: Matter): Letter => {
	const { title, slug } = matter.event;
	const text = reader.state === 'waiting' ? mail.event_mail_resumed_waiting : mail.event_mail_resumed;
	return letter(reader, matter, mail.event_mail_resumed_subject({ title }), [
		text({ title }),
		whenAndWhere(matter.event),
		webAddress(`/events/${slug}`),
		...cancelling(matter),
	]);
};

export const postponedLetter = (reader: Reader, matter: Matter): Letter =>
	letter(reader, matter, mail.event_mail_postponed_subject({ title: matter.event.title }), [
		mail.event_mail_postponed({ title: matter.event.title }),
		matter.event.stateReason,
		webAddress(`/events/${matter.event.slug}`),
		...cancelling(matter),
	]);
