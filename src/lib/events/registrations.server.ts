/** Signing up with a name and an e-mail, without an account: one seat an e-mail, never more seats than there are. */
import type { Actor } from '#lib/accounts/actor.ts';
import { hashOfSecret, newSecret } from '#lib/accounts/secrets.server.ts';
import { maySeeRegistrations } from '#lib/events/access.ts';
import { takesRegistrations, type EventOnPage } from '#lib/events/event.ts';
import type { RegistrationInput } from '#lib/events/input.ts';
import { signedUpMail } from '#lib/events/mails.server.ts';
import { findEventById, isOrganiserShown, lockEvent, lockEventById } from '#lib/events/queries.server.ts';
import * as queries from '#lib/events/registration-queries.server.ts';
import { countSeats, promoteWaiting } from '#lib/events/seats.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';

/** A class that signs up from one school's address is not an attack; a mailbox that gets twenty mails is. */
const byAddress = { name: 'event-sign-up-address', most: 60, windowMinutes: 60 };
const byEmail = { name: 'event-sign-up-email', most: 8, windowMinutes: 60 };

/** What the page may say without telling whether the e-mail was signed up before. */
export type SignUpOutcome = 'seat' | 'full';

/**
 * Signs up, or puts on the waiting list when all seats are taken, and mails a link that cancels. An e-mail that is
 * signed up gets the mail again, with a new link, and the same answer.
 * @throws Refused `event_sign_up_closed`, `too_many_sign_ups`
 */
export async function signUp(
	db: Database,
	slug: string,
	{ name, email }: RegistrationInput,
	clientAddress: string,
): Promise<SignUpOutcome> {
	const allowed = (await attempt(db, byAddress, clientAddress)) && (await attempt(db, byEmail, email));
	if (!allowed) throw new Refused('too_many_sign_ups');
	return db.transaction().execute(async (trx) => {
		const event = found(await lockEvent(trx, slug));
		if (event.state === 'draft') notFound();
		const open = takesRegistrations(event, now()) && (await isOrganiserShown(trx, event.organisationId));
		if (!open) throw new Refused('event_sign_up_closed');
		const { taken } = await countSeats(trx, event.id);
		const outcome: SignUpOutcome = event.capacity === null || taken < event.capacity ? 'seat' : 'full';
		const { secret, hash: secretHash } = newSecret();
		const known = await queries.findByEmail(trx, event.id, email);
		if (known) await queries.updateRegistration(trx, known.id, { secretHash });
		const registration =
			known ??
			(await queries.insertRegistration(trx, {
				eventId: event.id,
				name,
				email,
				locale: currentLocale(),
				state: outcome === 'seat' ? 'confirmed' : 'waiting',
				secretHash,
				createdAt: now(),
			}));
		const state = registration.state === 'waiting' ? 'waiting' : 'confirmed';
		await sendMail(trx, signedUpMail(registration, event, state, secret));
		return outcome;
	});
}

export interface OwnRegistration {
	registration: queries.Registration;
	event: EventOnPage;
}

/** What a link in a mail is about; a 404 when there is no such link for this event. */
export async function registrationByLink(
	db: Database,
	slug: string,
	secret: string,
): Promise<OwnRegistration> {
	const registration = found(await queries.findBySecret(db, hashOfSecret(secret)));
	const event = found(await findEventById(db, registration.eventId));
	return event.slug === slug ? { registration, event } : notFound();
}

/** Gives the seat up; the first who waits gets it and is mailed. Cancelling twice changes nothing. */
export async function cancelRegistration(db: Database, slug: string, secret: string): Promise<void> {
	const { event } = await registrationByLink(db, slug, secret);
	await db.transaction().execute(async (trx) => {
		await lockEventById(trx, event.id);
		const registration = found(await queries.findBySecret(trx, hashOfSecret(secret)));
		if (registration.state === 'cancelled') return;
		await queries.updateRegistration(trx, registration.id, { state: 'cancelled', cancelledAt: now() });
		await promoteWaiting(trx, event.id);
	});
}

const mostShown = 2000;

/** Names and e-mails, for the organiser's editors only; nothing for others. */
export const registrationsFor = (
	db: Database,
	actor: Actor,
	event: EventOnPage,
): Promise<queries.Registration[]> =>
	maySeeRegistrations(actor, event)
		? queries.listRegistrations(db, event.id, mostShown)
		: Promise.resolve([]);
