/** Who signed up, for the organiser's editors: as a list, on paper, and for a spreadsheet. */
import type { Actor } from '#lib/accounts/actor.ts';
import { countTurnout } from '#lib/events/attendance/attendance-queries.server.ts';
import type { EventOnPage } from '#lib/events/event.ts';
import { guestsByName, guestsPage } from '#lib/events/guests/guest-queries.server.ts';
import { guestFilter, type Guest, type GuestFilter } from '#lib/events/guests/guests.ts';
import { placeOf } from '#lib/events/guests/labels.ts';
import { ownEvent } from '#lib/events/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';
import type { Asked } from '#lib/platform/lists/keyset.server.ts';

/** On one sheet, or in one file. */
export const mostAtOnce = 2000;

/** @throws 404 where one may not see who signed up, or nobody can */
export async function guestEvent(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<EventOnPage> {
	const { event } = await ownEvent(db, actor, organisationSlug, slug, 'registrations');
	return event.signUp === 'here' && event.state !== 'draft' ? event : notFound();
}

/** A page of the list, in the order they came. */
export async function guestList(
	db: Database,
	actor: Actor,
	[organisationSlug, slug]: readonly [string, string],
	asked: Asked & { filter: GuestFilter },
) {
	const event = await guestEvent(db, actor, organisationSlug, slug);
	const [page, turnout] = await Promise.all([
		guestsPage(db, event.id, { ...asked, at: now() }),
		countTurnout(db, event.id),
	]);
	return { event, page, turnout };
}

/** All of them at once, by name. */
export async function allGuests(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<{ event: EventOnPage; guests: Guest[]; cut: boolean }> {
	const event = await guestEvent(db, actor, organisationSlug, slug);
	const asked = { filter: guestFilter.all, at: now(), limit: mostAtOnce };
	const { rows, next } = await guestsByName(db, event.id, asked);
	return { event, guests: rows, cut: next !== null };
}

/** A column for each question that is asked now; what was answered to an earlier one stands in the last. */
export function guestsCsv({ questions }: Pick<EventOnPage, 'questions'>, guests: readonly Guest[]): string {
	const asked = questions.map(({ text }) => text);
	const answers = asked.map((text, index): [string, (guest: Guest) => Cell] => [
		`${index + 1}. ${text}`,
		(guest) => guest.answers.find(({ question }) => question === text)?.answer ?? '',
	]);
	const earlier = (guest: Guest): Cell =>
		guest.answers
			.filter(({ question }) => !asked.includes(question))
			.map(({ question, answer }) => `${question}: ${answer}`)
			.join('\n');
	return csv(guests, {
		[m.event_name()]: ({ name }) => name,
		[m.event_people_short()]: ({ people }) => people,
		[m.event_guests_companions()]: ({ companions }) => companions.join(', '),
		[m.event_email()]: ({ email }) => email,
		[m.event_place_state()]: placeOf,
		[m.event_guests_came()]: ({ attended }) => attended,
		[m.event_guests_signed_up_on()]: ({ createdAt }) => createdAt,
		...Object.fromEntries(answers),
		[m.event_guests_earlier_answers()]: earlier,
	});
}
