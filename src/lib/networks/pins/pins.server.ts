/** Who coordinates a network puts what its members do first, in an order of its own. */
import type { Actor } from '#lib/accounts/actor.ts';
import { running, tooMany, type Running } from '#lib/networks/circles/holding.server.ts';
import { freePlace, mostPins, pastedPin } from '#lib/networks/pins/pin.ts';
import * as queries from '#lib/networks/pins/queries.server.ts';
import { recordNetwork } from '#lib/networks/record.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** A network, with what it puts first. @throws 404 */
const pinning = (
	db: Database,
	actor: Actor,
	slug: string,
	work: (held: Running, pins: readonly queries.Pin[]) => Promise<'pinned' | 'unpinned' | 'pin_moved' | null>,
): Promise<void> =>
	running(db, actor, slug, async (held) => {
		const { trx, circle, at } = held;
		if (circle.kind !== 'network') notFound();
		const deed = await work(held, await queries.pinsOf(trx, circle.id, at));
		const about = { id: circle.id, organisationId: circle.coordinatorId };
		if (deed) await recordNetwork(trx, actor, `network.${deed}`, about);
	});

/**
 * On the first place that is free; the same again changes nothing.
 * @param page the address of an event, an opportunity or a promise, as it is pasted
 * @throws 404, Refused `circle_pin_unknown`, `circle_most`
 */
export const pinThing = (db: Database, actor: Actor, slug: string, page: string): Promise<void> =>
	pinning(db, actor, slug, async ({ trx, circle, by, at }, pins) => {
		const thing = pastedPin(page);
		const id = thing && (await queries.findPinnable(trx, { ...thing, circleId: circle.id, now: at }));
		if (!thing || !id) throw new Refused('circle_pin_unknown', 'pin');
		if (pins.some(({ kind, thingId }) => kind === thing.kind && thingId === id)) return null;
		const place = freePlace(pins.map((pin) => pin.place));
		if (place === null) throw tooMany(mostPins);
		const of = { event: null, opportunity: null, commitment: null, [thing.kind]: id };
		await queries.insertPin(trx, {
			...{ circleId: circle.id, place, pinnedAt: at, pinnedBy: by },
			...{ eventId: of.event, opportunityId: of.opportunity, commitmentId: of.commitment },
		});
		return 'pinned';
	});

/** @throws 404 */
export const unpin = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	pinning(db, actor, slug, async ({ trx, circle }) => {
		if (!(await queries.deletePin(trx, circle.id, id))) notFound();
		return 'unpinned';
	});

/** Before the one that stands before it; the first stays. @throws 404 */
export const movePinUp = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	pinning(db, actor, slug, async ({ trx }, pins) => {
		const one = found(pins.find((pin) => pin.id === id));
		const before = pins[pins.indexOf(one) - 1];
		if (!before) return null;
		await queries.swapPlaces(trx, one, before);
		return 'pin_moved';
	});
