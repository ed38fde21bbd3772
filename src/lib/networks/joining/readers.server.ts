/** Networks as everybody reads them, as an organisation does on its own pages, and as the municipality does. */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMake, mayRun, mustSeeDesk } from '#lib/networks/access.ts';
import * as bodies from '#lib/networks/circles/bodies.server.ts';
import { networkPath, themes } from '#lib/networks/circles/circle.ts';
import * as circles from '#lib/networks/circles/queries.server.ts';
import { coursesOf } from '#lib/networks/courses/readers.server.ts';
import { networkValues } from '#lib/networks/joining/form-values.ts';
import { comingEvents, runningPromises } from '#lib/networks/joining/member-things-queries.server.ts';
import { documentsOf } from '#lib/networks/documents/queries.server.ts';
import { newsOf } from '#lib/networks/joining/news-queries.server.ts';
import { meetingsCalendar } from '#lib/networks/meetings/calendar.server.ts';
import { meetingsOf } from '#lib/networks/meetings/queries.server.ts';
import type { PinKind } from '#lib/networks/pins/pin.ts';
import { pinsOf } from '#lib/networks/pins/queries.server.ts';
import * as seats from '#lib/networks/seats/queries.server.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

export { countRequests } from '#lib/networks/seats/queries.server.ts';

const list = (db: Handle) =>
	circles.listCircles(db, { kind: 'network', onlyPublic: true, at: now(), today: bodies.today() });

/** By theme, in the order of the themes. */
export async function networksPage(db: Database) {
	const all = await list(db);
	return {
		themes: themes
			.map((theme) => ({ theme, networks: all.filter((network) => network.theme === theme) }))
			.filter(({ networks }) => networks.length > 0),
	};
}

/** @throws 404 */
export async function networkPage(db: Database, slug: string) {
	const network = found(await circles.findCircle(db, 'network', slug));
	const [body, courses, pinned, events, promises] = await Promise.all([
		bodies.openBody(db, network),
		coursesOf(db, network.id),
		pinsOf(db, network.id, now()),
		comingEvents(db, network.id, now()),
		runningPromises(db, network.id),
	]);
	const pins = pinned.filter(({ isShown }) => isShown);
	const isFirst = (kind: PinKind, id: number) => pins.some((pin) => pin.kind === kind && pin.thingId === id);
	return {
		network,
		...body,
		courses,
		pins,
		events: events.filter(({ id }) => !isFirst('event', id)),
		promises: promises.filter(({ id }) => !isFirst('commitment', id)),
		now: now(),
	};
}

/** @throws 404 */
export async function networkCalendar(db: Database, slug: string): Promise<string> {
	const network = found(await circles.findCircle(db, 'network', slug));
	const rows = await meetingsOf(db, network.id, { called: true });
	const open = rows.map((meeting) => ({ ...meeting, onlineUrl: null }));
	return meetingsCalendar(network, open, networkPath(slug));
}

/** All networks, with how the organisation stands in each. @throws 404 */
export async function ownNetworksPage(db: Database, actor: Actor, organisationSlug: string) {
	const { organisationId } = membershipFor(actor, organisationSlug, 'read');
	const [all, own] = await Promise.all([list(db), seats.seatsOfOrganisation(db, organisationId)]);
	return {
		networks: all.map((network) => ({
			...network,
			coordinates: network.coordinatorId === organisationId,
			standing: own.get(network.id) ?? null,
		})),
	};
}

/** What who coordinates it has to see to; null for the others. */
async function runningBody(db: Handle, actor: Actor, network: circles.Circle) {
	if (!mayRun(actor, network)) return null;
	const [body, readers, pins] = await Promise.all([
		bodies.deskBody(db, network),
		bodies.reachedNow(db, network.id),
		pinsOf(db, network.id, now()),
	]);
	return {
		...body,
		requests: body.seats.filter(({ state, sits }) => state === 'requested' && sits),
		readers,
		pins: pins.map((pin) => (pin.isShown ? pin : { ...pin, slug: '', title: '' })),
	};
}

/** An organisation's own page of a network: to join, and for who coordinates it to run it. @throws 404 */
export async function ownNetworkPage(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const { organisationId } = membershipFor(actor, organisationSlug, 'read');
	const network = found(await circles.findCircle(db, 'network', slug));
	const seat = (await seats.seatOfOrganisation(db, network.id, organisationId)) ?? null;
	const isIn = seat?.state === 'held' || network.coordinatorId === organisationId;
	const [running, news, documents] = await Promise.all([
		network.coordinatorId === organisationId ? runningBody(db, actor, network) : null,
		isIn ? newsOf(db, network.id) : [],
		documentsOf(db, network.id),
	]);
	return {
		network,
		seat: seat && {
			...{ state: seat.state, muted: seat.muted, contact: seat.name, hasContact: seat.sits },
			isYou: seat.personId === (actor.person?.id ?? null),
		},
		isIn,
		mayJoin: may(actor, 'publish', organisationId),
		running,
		news,
		documents: bodies.ofNoMeeting(documents),
	};
}

/** @throws 404 for whoever does not coordinate it */
export async function ownMeetingPage(
	db: Database,
	actor: Actor,
	{ organisation, network: slug }: { organisation: string; network: string },
	id: number,
) {
	const { organisationId } = membershipFor(actor, organisation, 'read');
	const network = found(await circles.findCircle(db, 'network', slug));
	const circle = found(network.coordinatorId === organisationId ? network : undefined);
	return { network: circle, ...(await bodies.meetingBody(db, actor, circle, id)) };
}

/** @throws 404 */
export async function networksDeskPage(db: Database, actor: Actor) {
	mustSeeDesk(actor);
	return { networks: await list(db), mayMake: mayMake(actor) };
}

/** @throws 404 */
export async function networkDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const network = found(await circles.findCircle(db, 'network', slug));
	return {
		network,
		stored: networkValues(network),
		members: (await bodies.circleBody(db, network)).members,
		mayMake: mayMake(actor),
	};
}
