/** An organisation joins a network or asks to; the coordinator says yes or no. */
import { acting } from '#lib/accounts/acting.server.ts';
import { rolesFor } from '#lib/accounts/access.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { members, person, write } from '#lib/accounts/letters/letters.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { joiningPerson } from '#lib/networks/access.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { running, tooMany } from '#lib/networks/circles/holding.server.ts';
import { countIn, lockCircle, type Circle } from '#lib/networks/circles/queries.server.ts';
import * as letters from '#lib/networks/joining/letters.server.ts';
import { recordNetwork } from '#lib/networks/record.server.ts';
import * as queries from '#lib/networks/seats/queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

interface Joining {
	trx: Transaction;
	network: Circle;
	organisation: { id: number; name: string };
	by: ActorPerson;
	/** Its own seat, asked for or held. */
	seat: queries.OwnSeat | undefined;
	at: Date;
}

/** The network is held, so that an organisation joins it once. @throws 404 */
const joining = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	work: (held: Joining) => Promise<void>,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'publish');
		const by = joiningPerson(actor, organisation.id);
		const network = await lockCircle(trx, slug);
		if (network?.kind !== 'network') return notFound();
		const seat = await queries.seatOfOrganisation(trx, network.id, organisation.id);
		await work({ trx, network, organisation, by, seat, at: now() });
	});

/**
 * Who joins is who is written to for their organisation. An open network takes everybody, and whoever coordinates one is in it
 * without asking. Twice changes nothing. @throws 404, Refused `circle_most`
 */
export const joinNetwork = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	joining(db, actor, organisationSlug, slug, async ({ trx, network, organisation, by, seat, at }) => {
		if (seat) return;
		if ((await countIn(trx, 'circleSeat', network.id)) >= most.seats) throw tooMany(most.seats);
		const joins = network.joining === 'open' || network.coordinatorId === organisation.id;
		await queries.insertSeat(trx, {
			...{ circleId: network.id, kind: 'organisation', organisationId: organisation.id, personId: by.id },
			...{ locale: by.locale, fromOn: copenhagenDate(at), invitedAt: at },
			...(joins ? { state: 'held', answeredAt: at } : { state: 'requested' }),
		});
		const about = { id: network.id, organisationId: organisation.id };
		await recordNetwork(trx, actor, joins ? 'network.joined' : 'network.asked', about);
		if (joins || network.coordinatorId === null) return;
		const key = `circle-asked-${network.id}-${organisation.id}-${at.getTime()}`;
		await write(trx, members({ id: network.coordinatorId }, rolesFor('publish')), key, ({ name }) =>
			letters.askedLetter(name, network, organisation.name),
		);
	});

/** Also takes back what was asked. @throws 404 */
export const leaveNetwork = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	joining(db, actor, organisationSlug, slug, async ({ trx, network, organisation, seat, at }) => {
		if (!seat) return;
		await queries.updateSeat(trx, seat.id, {
			...{ state: 'left', leftAt: at, answeredAt: seat.answeredAt ?? at, showsName: false },
		});
		const about = { id: network.id, organisationId: organisation.id };
		await recordNetwork(trx, actor, 'network.left', about);
	});

/** From then on whoever does it is written to for their organisation; and whether anything is written at all. @throws 404 */
export const becomeContact = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ muted }: { muted: boolean },
): Promise<void> =>
	joining(db, actor, organisationSlug, slug, async ({ trx, by, seat }) => {
		if (!seat) return notFound();
		const isAnother = seat.personId !== by.id;
		await queries.updateSeat(trx, seat.id, {
			...{ personId: by.id, muted, locale: by.locale },
			...(isAnother && { showsName: false }),
		});
	});

/** One that was asked for, held by who coordinates the network. @throws 404, Refused `circle_request_answered` */
const answering = (
	db: Database,
	actor: Actor,
	slug: string,
	id: number,
	work: (trx: Transaction, network: Circle, seat: queries.OwnSeat) => Promise<void>,
): Promise<void> =>
	running(db, actor, slug, async ({ trx, circle }) => {
		const seat = await queries.lockSeat(trx, id);
		if (seat?.circleId !== circle.id || seat.personId === null) return notFound();
		if (seat.state !== 'requested') throw new Refused('circle_request_answered');
		if (!seat.sits) notFound();
		await work(trx, circle, seat);
	});

/** @throws 404, Refused `circle_request_answered` */
export const acceptRequest = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	answering(db, actor, slug, id, async (trx, network, seat) => {
		const at = now();
		await queries.updateSeat(trx, id, { state: 'held', answeredAt: at, fromOn: copenhagenDate(at) });
		const about = { id: network.id, organisationId: seat.organisationId };
		await recordNetwork(trx, actor, 'network.accepted', about);
		await write(trx, person(seat.personId!), `circle-accepted-${id}`, ({ name }) =>
			letters.acceptedLetter(name, network),
		);
	});

/** With the reason that whoever asked is told. @throws 404, Refused `circle_request_answered` */
export const declineRequest = (
	db: Database,
	actor: Actor,
	slug: string,
	{ seat: id, reason }: { seat: number; reason: string },
): Promise<void> =>
	answering(db, actor, slug, id, async (trx, network, seat) => {
		await queries.updateSeat(trx, id, { state: 'declined', answeredAt: now(), declinedBecause: reason });
		const about = { id: network.id, organisationId: seat.organisationId };
		await recordNetwork(trx, actor, 'network.declined', about);
		await write(trx, person(seat.personId!), `circle-declined-${id}`, ({ name }) =>
			letters.declinedLetter(name, network, reason),
		);
	});
