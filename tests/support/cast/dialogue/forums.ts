/** What tests of forums and networks stand on: a forum, a seat that is offered and held, a meeting that people are asked to. */
import type { Actor } from '#lib/accounts/actor.ts';
import { createForum } from '#lib/networks/circles/circles.server.ts';
import type { NewForumInput, SeatInput } from '#lib/networks/circles/input.ts';
import type { DocumentInput } from '#lib/networks/documents/input.ts';
import type { NewNetworkInput } from '#lib/networks/joining/input.ts';
import { joinNetwork } from '#lib/networks/joining/joining.server.ts';
import { createNetwork } from '#lib/networks/joining/making.server.ts';
import type { MeetingInput } from '#lib/networks/meetings/input.ts';
import { callMeeting, planMeeting } from '#lib/networks/meetings/meetings.server.ts';
import { acceptSeat } from '#lib/networks/seats/own-seat.server.ts';
import { offerSeat } from '#lib/networks/seats/seats.server.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { unique } from '../../actors.ts';
import { lastMailTo } from '../../mail/sent-mails.ts';
import type { Player } from '../people.ts';

const inDays = (count: number): string => addDays(copenhagenDate(now()), count);

/** @returns its slug */
export async function forumOf(db: Database, by: Actor, given: Partial<NewForumInput> = {}): Promise<string> {
	const words = { name: 'Dialogforum om skolegang', purpose: 'Skoler og forældre mødes.', isPublic: true };
	return createForum(db, by, { ...words, wordingRead: false, submission: undefined, ...given });
}

export const offers = (given: Partial<SeatInput> = {}): SeatInput => ({
	kind: 'citizen',
	name: 'Rosa Prøve',
	email: `rosa.${unique()}@prove.example`,
	organisation: null,
	fromOn: inDays(-30),
	toOn: null,
	...given,
});

export interface Seat {
	id: number;
	email: string;
	/** Of its own page. */
	secret: string;
}

/** Nobody has answered it. */
export async function offeredSeat(
	db: Database,
	by: Actor,
	forum: string,
	given: Partial<SeatInput> = {},
): Promise<Seat> {
	const input = offers(given);
	await offerSeat(db, by, forum, input);
	const { id } = await db
		.selectFrom('circleSeat')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	return { id, email: input.email, secret: (await lastMailTo(db, input.email)).secret };
}

export async function heldSeat(
	db: Database,
	by: Actor,
	forum: string,
	{ named = false, ...given }: Partial<SeatInput> & { named?: boolean } = {},
): Promise<Seat> {
	const seat = await offeredSeat(db, by, forum, given);
	await acceptSeat(db, seat.secret, { named });
	return seat;
}

export const meets = (given: Partial<MeetingInput> = {}): MeetingInput => ({
	title: 'Møde om lektier',
	startsAt: copenhagenInstant(inDays(7), '17:00'),
	endsAt: copenhagenInstant(inDays(7), '19:00'),
	place: 'Biblioteket',
	onlineUrl: null,
	agenda: 'Lektier, og hvem der hjælper.',
	submission: undefined,
	...given,
});

/** @returns its number */
export const plannedMeeting = async (
	db: Database,
	by: Actor,
	forum: string,
	given: Partial<MeetingInput> = {},
): Promise<number> => Number(await planMeeting(db, by, forum, meets(given)));

export async function calledMeeting(
	db: Database,
	by: Actor,
	forum: string,
	given: Partial<MeetingInput> = {},
): Promise<number> {
	const id = await plannedMeeting(db, by, forum, given);
	await callMeeting(db, by, forum, id);
	return id;
}

/** A paper that is a link. */
export const linked = (given: Partial<DocumentInput> = {}): DocumentInput => ({
	document: 'Planen',
	url: 'https://eksempel.dk/plan',
	file: null,
	submission: undefined,
	...given,
});

/** Coordinated by this organisation. @returns its slug */
export const networkOf = (
	db: Database,
	by: Actor,
	coordinator: { slug: string },
	given: Partial<NewNetworkInput> = {},
): Promise<string> =>
	createNetwork(db, by, {
		...{
			name: 'Netværk om arbejde',
			purpose: 'Virksomheder og foreninger deler, hvad der virker.',
			goals: null,
		},
		...{ theme: 'work', joining: 'request', organisation: coordinator.slug, submission: undefined },
		wordingRead: false,
		...given,
	});

/** In an open network. */
export const memberOf = (db: Database, network: string, org: Player): Promise<void> =>
	joinNetwork(db, org.as('editor'), org.slug, network);
