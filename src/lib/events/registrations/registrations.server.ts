/** Signing up with a name and an e-mail, without an account: once an e-mail, never more people than there are seats. */
import type { Actor } from '#lib/accounts/actor.ts';
import { takesRegistrations, type CityEvent, type EventOnPage } from '#lib/events/event.ts';
import type { PartyInput, RegistrationInput } from '#lib/events/input.ts';
import { answered, holdUntil, mailEveryMinutes } from '#lib/events/registrations/holds.ts';
import { answersTo, partyProblem, type Party } from '#lib/events/registrations/party.ts';
import { gaveUpLetter, signedUpLetter } from '#lib/events/registrations/letters.server.ts';
import { findEventById, isOrganiserShown, lockEvent, lockEventById } from '#lib/events/queries.server.ts';
import * as queries from '#lib/events/registrations/registration-queries.server.ts';
import {
	lookAgain,
	promoteWaiting,
	releaseSeats,
	takeSeats,
} from '#lib/events/registrations/seats.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { networkOf } from '#lib/platform/visitors/client-network.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { inTurns } from '#lib/platform/in-turns.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

/** From one network. A class that signs up from one school's address is not an attack. */
const byNetwork = { name: 'event-sign-up-network', most: 60, windowMinutes: 60 };
/** To one event from one network: fewer seats than most events have can be held by one stranger. */
const byNetworkAndEvent = { name: 'event-sign-up-network-event', most: 30, windowMinutes: 60 };
/** Of one e-mail, from one network and from all: each may be a mail to somebody who did not ask. */
const byNetworkAndEmail = { name: 'event-sign-up-network-email', most: 8, windowMinutes: 60 };
const byEmail = { name: 'event-sign-up-email', most: 20, windowMinutes: 60 };

/** Everybody who signs up for one event holds its row: more of them at once would only keep others waiting. */
const inTurn = inTurns(2);

/** What the page may say: `asked` looks the same whether or not the e-mail was signed up before, and whatever is left. */
export type SignUpOutcome =
	| { state: 'asked'; until: Date }
	/** `before`: it was so already, and nothing has changed. */
	| { state: 'confirmed' | 'waiting' | 'offered'; before: boolean };

/** Whoever says nothing of others comes alone. */
export type SignUpInput = Pick<RegistrationInput, 'name' | 'email'> & Partial<RegistrationInput>;

/**
 * Signs up. A person who is signed in with this e-mail, confirmed, gets the seat or stands on the waiting list at once;
 * anybody else is mailed a link, and seats are held meanwhile. An e-mail that is signed up already keeps what it has,
 * and every link to it; it hears of it once an hour.
 * @throws Refused `event_sign_up_closed`, `too_many_sign_ups`, and what `partyOf` throws
 */
export async function signUp(
	db: Database,
	slug: string,
	input: SignUpInput,
	{ actor, clientAddress }: { actor: Actor; clientAddress: string },
): Promise<SignUpOutcome> {
	const { email } = input;
	const { person } = actor;
	const proven = person?.emailConfirmed === true && person.email.toLowerCase() === email.toLowerCase();
	if (!proven) await inTurn(slug, () => countSignUp(db, slug, email, networkOf(clientAddress)));
	return inTurn(slug, () => signUpIn(db, slug, input, proven));
}

const signUpIn = (db: Database, slug: string, input: SignUpInput, proven: boolean): Promise<SignUpOutcome> =>
	db.transaction().execute(async (trx) => {
		const event = await lockOpenEvent(trx, slug);
		const party = partyOf(event, input);
		const asked = { state: 'asked', until: holdUntil(now(), event.startsAt) } as const;
		await promoteWaiting(trx, event.id, event);
		const { email } = input;
		const known = await queries.findByEmail(trx, event.id, email);
		if (known && known.state !== 'unconfirmed') {
			if (proven) return { state: standing(known.state), before: true };
			await mailAgain(trx, known, event);
			return asked;
		}
		if (proven) {
			const registration = known ?? (await insert(trx, event, { ...party, email }, null));
			const confirmed = await confirm(trx, event, registration, party);
			await mailLink(trx, confirmed, event);
			return { state: confirmed.state, before: false };
		}
		if (known && !mayMailAgain(known)) return asked;
		const people = known?.people ?? party.people;
		const heldUntil = (await takeSeats(trx, event, people)) ? asked.until : null;
		const locale = currentLocale();
		if (known) await queries.updateRegistration(trx, known.id, { locale, heldUntil, mailedAt: now() });
		const registration = known
			? { ...known, locale, heldUntil }
			: await insert(trx, event, { ...party, email }, heldUntil);
		await mailLink(trx, registration, event);
		if (heldUntil) await enqueue(trx, releaseSeats, { eventId: event.id }, { runAt: heldUntil });
		return asked;
	});

/**
 * The owner of the mailbox says yes, under which name and with how many: the seats that are held, or free ones, or the
 * waiting list. Saying it twice, or to what is deleted, changes nothing.
 * @throws Refused `event_sign_up_closed`, and what `partyOf` throws
 */
export async function confirmRegistration(
	db: Database,
	slug: string,
	secret: string,
	input: Pick<PartyInput, 'name'> & Partial<PartyInput>,
): Promise<void> {
	if (!(await inTurn(slug, () => findRegistration(db, slug, secret)))) return;
	await inTurn(slug, () =>
		db.transaction().execute(async (trx) => {
			const event = await lockOpenEvent(trx, slug);
			const registration = await queries.findBySecret(trx, secret);
			if (registration?.state !== 'unconfirmed') return;
			await promoteWaiting(trx, event.id, event);
			const party =
				input.people === undefined ? { ...registration, name: input.name } : partyOf(event, input);
			const confirmed = await confirm(trx, event, registration, party);
			await mailLink(trx, confirmed, event);
		}),
	);
}

async function countSignUp(db: Database, slug: string, email: string, network: string): Promise<void> {
	const allowed =
		(await attempt(db, byNetwork, network)) &&
		(await attempt(db, byNetworkAndEvent, `${network} ${slug}`)) &&
		(await attempt(db, byNetworkAndEmail, `${network} ${email}`)) &&
		(await attempt(db, byEmail, email));
	if (!allowed) throw new Refused('too_many_sign_ups');
}

/** @throws Refused `event_party_too_large`, `event_companions_missing`, `event_answer_unknown` */
export function partyOf(event: CityEvent, input: Pick<PartyInput, 'name'> & Partial<PartyInput>): Party {
	const party = {
		name: input.name,
		people: input.people ?? 1,
		companions: event.asksNames ? (input.companions ?? []) : [],
		answers: answersTo(event.questions, input.answers ?? []),
	};
	const problem = partyProblem(party, event);
	if (problem) throw new Refused(problem.code, problem.field);
	return party;
}

const standing = (state: queries.RegistrationState): 'confirmed' | 'waiting' | 'offered' =>
	state === 'waiting' || state === 'offered' ? state : 'confirmed';

export async function lockOpenEvent(trx: Transaction, slug: string): Promise<CityEvent> {
	const event = found(await lockEvent(trx, slug));
	if (event.state === 'draft') notFound();
	const open = takesRegistrations(event, now()) && (await isOrganiserShown(trx, event.organisationId));
	if (!open) throw new Refused('event_sign_up_closed');
	return event;
}

const insert = (
	trx: Transaction,
	event: CityEvent,
	{ name, people, companions, answers, email }: Party & { email: string },
	heldUntil: Date | null,
): Promise<queries.Registration> =>
	queries.insertRegistration(trx, {
		eventId: event.id,
		name,
		people,
		companions,
		answers,
		email,
		locale: currentLocale(),
		state: 'unconfirmed',
		heldUntil,
		mailedAt: now(),
		createdAt: now(),
	});

async function confirm(
	trx: Transaction,
	event: CityEvent,
	{ people: held, heldUntil, ...registration }: queries.Registration,
	{ name, people, companions, answers }: Party,
): Promise<queries.Registration & { state: 'confirmed' | 'waiting' }> {
	const own = heldUntil && heldUntil > now() ? held : 0;
	const fits = own < people && (await takeSeats(trx, event, people, own));
	const state = answered(own < people ? null : heldUntil, now(), fits);
	const fields = { name, people, companions, answers, locale: currentLocale(), state, heldUntil: null };
	await queries.updateRegistration(trx, registration.id, fields);
	if (state === 'waiting') await lookAgain(trx, event);
	// More than was held did not fit, so what was held is free again.
	if (state === 'waiting' && own > 0) await promoteWaiting(trx, event.id);
	return { ...registration, ...fields };
}

const mayMailAgain = ({ mailedAt }: queries.Registration): boolean =>
	now().getTime() - mailedAt.getTime() >= mailEveryMinutes * 60_000;

async function mailAgain(
	trx: Transaction,
	registration: queries.Registration,
	event: CityEvent,
): Promise<void> {
	if (!mayMailAgain(registration)) return;
	await queries.updateRegistration(trx, registration.id, { mailedAt: now() });
	await mailLink(trx, registration, event, { again: true });
}

/** Mails where the registration stands, with a new link; those in earlier mails go on working. */
export async function mailLink(
	trx: Transaction,
	registration: queries.Registration,
	event: CityEvent,
	{ again = false } = {},
): Promise<void> {
	const place = registration.state === 'waiting' ? await queries.placeInQueue(trx, registration) : null;
	await writeRegistered(trx, event, [{ ...registration, place, again }], null, signedUpLetter);
}

export interface OwnRegistration {
	registration: queries.Registration;
	/** Where it stands among those who wait. */
	place: number | null;
	event: EventOnPage;
}

/** What a link in a mail is about; nothing where the sign-up is deleted, or there never was such a link for this event. */
export async function findRegistration(
	db: Database,
	slug: string,
	secret: string,
): Promise<OwnRegistration | undefined> {
	const registration = await queries.findBySecret(db, secret);
	const event = registration && (await findEventById(db, registration.eventId));
	if (!registration || event?.slug !== slug) return undefined;
	const place = registration.state === 'waiting' ? await queries.placeInQueue(db, registration) : null;
	return { registration, place, event };
}

/**
 * Gives the seats up, or the offer of them back; the first who waits is offered them. Who gave them back is out of the line. What nobody has confirmed is deleted. Cancelling twice
 * changes nothing.
 */
export async function cancelRegistration(db: Database, slug: string, secret: string): Promise<void> {
	const own = await findRegistration(db, slug, secret);
	if (!own) return;
	await db.transaction().execute(async (trx) => {
		const event = found(await lockEventById(trx, own.event.id));
		const registration = await queries.findBySecret(trx, secret);
		if (!registration || registration.state === 'cancelled') return;
		const { id, state } = registration;
		if (state === 'unconfirmed') await queries.deleteRegistration(trx, id);
		else {
			await queries.updateRegistration(trx, id, {
				state: 'cancelled',
				cancelledAt: now(),
				offeredUntil: null,
			});
			await writeRegistered(trx, event, [registration], null, gaveUpLetter);
		}
		await promoteWaiting(trx, own.event.id);
	});
}
