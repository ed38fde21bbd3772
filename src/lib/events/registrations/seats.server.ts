/** Seats, the waiting list and what it is offered. The caller holds the event's row. */
import { takesRegistrations, type CityEvent } from '#lib/events/event.ts';
import { offerOverLetter, offeredLetter, promotedLetter } from '#lib/events/registrations/letters.server.ts';
import { lastHours, newcomer, offerUntil, seatsAreKept, serve } from '#lib/events/registrations/line.ts';
import { isOrganiserShown, lockEventById } from '#lib/events/queries.server.ts';
import * as queries from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';

export const countSeats = (trx: Transaction, eventId: number): Promise<queries.Seats> =>
	queries.countSeats(trx, eventId, now());

/** More than any list that moves at once; the next change looks further. */
const longestLook = 500;

/** Seats for people that are neither taken, offered nor held. */
export async function freeSeats(
	trx: Transaction,
	{ id, capacity }: Pick<CityEvent, 'id' | 'capacity'>,
): Promise<number> {
	return capacity === null ? Infinity : Math.max(0, capacity - (await countSeats(trx, id)).taken);
}

type Seated = Pick<CityEvent, 'id' | 'capacity' | 'startsAt'>;

const served = <G extends queries.Registration | ReturnType<typeof newcomer>>(
	event: Seated,
	free: number,
	line: readonly G[],
) => serve(line, { free, capacity: event.capacity, kept: seatsAreKept(now(), event.startsAt) });

/**
 * Whether so many people, who come after everybody who waits, get seats now; then the line remembers that they passed it.
 * @param own seats that are held for them already
 */
export async function takeSeats(trx: Transaction, event: Seated, people: number, own = 0): Promise<boolean> {
	const free = (await freeSeats(trx, event)) + own;
	if (free < people) return false;
	const line = await queries.firstWaiting(trx, event.id, longestLook);
	const last = newcomer(people);
	const result = served(event, free, [...line, last]);
	if (!result.served.includes(last)) return false;
	await queries.countPassed(trx, result.passed);
	return true;
}

/**
 * Ends the offers that ran out, and offers the free seats to those who wait. Where nobody signs up here any more, what is
 * offered goes back to its place in the line. Doing it again changes nothing.
 * @param held the event, where the caller has it in hand
 */
export async function promoteWaiting(trx: Transaction, eventId: number, held?: CityEvent): Promise<void> {
	const event = held ?? found(await lockEventById(trx, eventId));
	if (event.state !== 'published') return;
	const { waiting, offersOver } = await countSeats(trx, eventId);
	if (offersOver > 0) await endOffers(trx, event);
	if (event.signUp !== 'here') await queries.withdrawOffers(trx, eventId);
	if (waiting === 0 || !takesRegistrations(event, now())) return;
	const free = await freeSeats(trx, event);
	if (free <= 0) return;
	// Nobody is sent to an event that is hidden; they move up with the next change once it is shown again.
	if (!(await isOrganiserShown(trx, event.organisationId))) return;
	const line = await queries.firstWaiting(trx, eventId, longestLook);
	const result = served(event, free, line);
	await queries.countPassed(trx, result.passed);
	await (event.capacity === null ? seat : offer)(trx, event, result.served);
}

async function endOffers(trx: Transaction, event: CityEvent): Promise<void> {
	const over = await queries.offersOver(trx, event.id, now());
	const cancelled = { state: 'cancelled', cancelledAt: now() } as const;
	for (const { id } of over) await queries.updateRegistration(trx, id, cancelled);
	await writeRegistered(trx, event, over, keyOf('offer-over'), offerOverLetter);
}

const keyOf =
	(what: string) =>
	({ id, offeredUntil }: queries.Registration): string =>
		`event-${what}-${id}-${offeredUntil?.getTime() ?? ''}`;

/** Where there is room for all, nobody has to be asked. */
async function seat(trx: Transaction, event: CityEvent, who: readonly queries.Registration[]) {
	for (const { id } of who) await queries.updateRegistration(trx, id, { state: 'confirmed' });
	await writeRegistered(trx, event, who, keyOf('promoted'), promotedLetter);
}

async function offer(trx: Transaction, event: CityEvent, who: readonly queries.Registration[]) {
	const offeredUntil = offerUntil(now(), event.startsAt);
	const offered = who.map((one) => ({ ...one, state: 'offered' as const, offeredUntil }));
	for (const { id } of who) await queries.updateRegistration(trx, id, { state: 'offered', offeredUntil });
	await writeRegistered(trx, event, offered, keyOf('offered'), offeredLetter);
	if (offered.length) await enqueue(trx, releaseSeats, { eventId: event.id }, { runAt: offeredUntil });
}

/** From the last days on, seats that were kept for a large group go to who fits. */
export async function lookAgain(trx: Transaction, { id, startsAt }: Seated): Promise<void> {
	const runAt = new Date(startsAt.getTime() - lastHours * 3_600_000);
	if (runAt > now())
		await enqueue(trx, releaseSeats, { eventId: id }, { runAt, jobKey: `event-last-days-${id}` });
}

/** An offer ends with the sign-up at the latest, also where the event begins earlier than it did. */
export async function endOffersWith(trx: Transaction, event: Seated): Promise<void> {
	await queries.capOffers(trx, event.id, event.startsAt);
	await lookAgain(trx, event);
	const { waiting } = await countSeats(trx, event.id);
	if (waiting > 0) await enqueue(trx, releaseSeats, { eventId: event.id }, { runAt: event.startsAt });
}

/** When a hold or an offer has run out, its seats go to who waits. */
export const releaseSeats = defineTask<{ eventId: number }>(
	'events.release_seats',
	async (db, { eventId }) => {
		await db.transaction().execute(async (trx) => {
			if (await lockEventById(trx, eventId)) await promoteWaiting(trx, eventId);
		});
	},
);
