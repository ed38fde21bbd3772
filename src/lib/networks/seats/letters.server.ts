/** Letters to those who hold a seat, or are offered one. Each carries the reader's own link, and one press ends them all. */
import { address, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { SeatKind } from '#lib/networks/circles/circle.ts';
import { seatKindLabel, whenText } from '#lib/networks/labels.ts';
import { meetingFile } from '#lib/networks/meetings/calendar.server.ts';
import type { Meeting } from '#lib/networks/meetings/queries.server.ts';
import type { Reached } from '#lib/networks/seats/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { makeLinks } from '#lib/platform/mail/links.server.ts';
import { plainName } from '#lib/platform/text/plain-name.ts';

/** The seat's own page, in code form. */
export const seatPath = (secret: string): string => `/seats/${secret}`;

export interface SeatReader {
	reader: Reached;
	secret: string;
}
interface About {
	name: string;
}

export const framed = (
	{ reader, secret }: SeatReader,
	subject: string,
	said: readonly (string | null)[],
): Letter => ({
	subject,
	text: [mail.event_mail_hello({ name: plainName(reader.name) }), ...said, mail.event_mail_goodbye()],
	unsubscribe: webAddress(`${seatPath(secret)}/one-click`),
});
export const own = (secret: string, said: string): string => [said, webAddress(seatPath(secret))].join('\n');
const where = ({ place, onlineUrl }: Meeting): string =>
	[place, onlineUrl && m.circle_online_at({ url: onlineUrl })].filter(Boolean).join('\n');
const meetingFacts = (meeting: Meeting): string =>
	[meeting.title, whenText(meeting), where(meeting)].join('\n');

/** The address may be another's than was meant: how to say no stands with how to say yes. */
export const offeredLetter = (
	to: SeatReader,
	circle: About & { purpose: string },
	seat: { kind: SeatKind; organisation: string | null; fromOn: string; toOn: string | null },
): Letter => ({
	...framed(to, m.circle_mail_offered_subject({ name: circle.name }), [
		m.circle_mail_offered({
			name: circle.name,
			kind: seat.organisation ?? seatKindLabel(seat.kind),
			from: formatDate(seat.fromOn),
		}),
		circle.purpose,
		own(to.secret, m.circle_mail_offered_here()),
		m.circle_mail_offered_not_you(),
	]),
	// It comes once: there is nothing to end.
	unsubscribe: null,
});

export const extendedLetter = (to: SeatReader, circle: About, until: string): Letter =>
	framed(to, m.circle_mail_extended_subject({ name: circle.name }), [
		m.circle_mail_extended({ name: circle.name, until: formatDate(until) }),
		own(to.secret, m.circle_mail_extended_here()),
	]);

export const calledLetter = (to: SeatReader, circle: About, meeting: Meeting): Letter => ({
	...framed(to, m.circle_mail_called_subject({ title: meeting.title, name: circle.name }), [
		m.circle_mail_called({ name: circle.name }),
		meetingFacts(meeting),
		m.circle_agenda(),
		meeting.agenda,
		own(to.secret, m.circle_mail_answer_here()),
	]),
	calendar: meetingFile(circle, meeting, webAddress(seatPath(to.secret))),
});

export const movedLetter = (to: SeatReader, circle: About, meeting: Meeting): Letter => ({
	...framed(to, m.circle_mail_moved_subject({ title: meeting.title, name: circle.name }), [
		m.circle_mail_moved({ name: circle.name }),
		meetingFacts(meeting),
		own(to.secret, m.circle_mail_answer_here()),
	]),
	calendar: meetingFile(circle, meeting, webAddress(seatPath(to.secret))),
});

export const cancelledLetter = (to: SeatReader, circle: About, meeting: Meeting): Letter => ({
	...framed(to, m.circle_mail_cancelled_subject({ title: meeting.title, name: circle.name }), [
		m.circle_mail_cancelled({ name: circle.name }),
		[meeting.title, whenText(meeting)].join('\n'),
	]),
	calendar: meetingFile(circle, meeting, webAddress(seatPath(to.secret))),
});

export const reminderLetter = (to: SeatReader, circle: About, meeting: Meeting): Letter =>
	framed(to, m.circle_mail_reminder_subject({ title: meeting.title }), [
		m.circle_mail_reminder({ name: circle.name }),
		meetingFacts(meeting),
		own(to.secret, m.circle_mail_answer_here()),
	]);

export const minutesLetter = (to: SeatReader, circle: About, meeting: Meeting): Letter =>
	framed(to, m.circle_mail_minutes_subject({ title: meeting.title, name: circle.name }), [
		m.circle_mail_minutes({ name: circle.name }),
		[meeting.title, whenText(meeting)].join('\n'),
		own(to.secret, m.circle_mail_read_here()),
	]);

/** Writes to seats, each once for a key and in their own language. */
export async function writeSeats(
	trx: Transaction,
	readers: readonly Reached[],
	key: string,
	compose: (to: SeatReader) => Letter,
): Promise<void> {
	const links = await makeLinks(
		trx,
		'seat',
		readers.map(({ id }) => ({ seatId: id })),
	);
	const secrets = new Map(links.map(({ about, secret }) => [about.seatId, secret]));
	await write(
		trx,
		address(readers),
		({ id }) => `${key}:${id}`,
		(reader) => compose({ reader, secret: secrets.get(reader.id)! }),
	);
}
