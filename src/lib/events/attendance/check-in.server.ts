/** Who came, noted at the door by those who see who signed up. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMarkHeld } from '#lib/events/access.ts';
import * as attendance from '#lib/events/attendance/attendance-queries.server.ts';
import { checkInStanding } from '#lib/events/attendance/opening.ts';
import {
	lastPresses,
	readGroup,
	type Group,
	type Press,
	type Turnout,
} from '#lib/events/attendance/presses.ts';
import type { EventOnPage } from '#lib/events/event.ts';
import { lockEvent } from '#lib/events/queries.server.ts';
import { ownEvent } from '#lib/events/readers.server.ts';
import { record } from '#lib/events/record.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import type { Asked, Page } from '#lib/platform/lists/keyset.server.ts';

/** A phone's clock may be ahead by as much. */
const ahead = 60_000;
/** Rows of people who came without signing up. */
export const mostWalkIns = 1000;

/**
 * Notes presses, in whatever order and however often they arrive: the last of each group holds.
 * @throws Refused `event_check_in_closed`, `event_walk_ins_many`
 */
export const checkIn = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	presses: readonly Press[],
): Promise<Turnout> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
		const event = found(await lockEvent(trx, slug));
		if (event.organisationId !== organisation.id) notFound();
		if (checkInStanding(event, now()) !== 'open') throw new Refused('event_check_in_closed');
		const latest = now().getTime() + ahead;
		const last = lastPresses(presses.map((press) => ({ ...press, at: Math.min(press.at, latest) })));
		const read = last.map((press) => ({ ...press, ...found(readGroup(press.group)) }));
		const noted = { eventId: event.id, by: actor.person?.id ?? null };
		await attendance.noteSignedUp(
			trx,
			read.filter((press) => 'id' in press),
			noted,
		);
		const walkIns = read.filter((press) => 'key' in press);
		if (walkIns.length) {
			await attendance.noteWalkIns(trx, walkIns, noted);
			if ((await attendance.countWalkIns(trx, event.id)) > mostWalkIns)
				throw new Refused('event_walk_ins_many');
		}
		if (last.length) await record(trx, actor, 'event.checked_in', event, { groups: last.length });
		return attendance.countTurnout(trx, event.id);
	});

export interface Door {
	event: EventOnPage;
	page: Page<Group>;
	turnout: Turnout;
}

/** How many came; nothing where it may not be known to the actor. Who reports what was held needs the number, not the names. */
export const turnoutFor = async (
	db: Database,
	actor: Actor,
	event: Pick<EventOnPage, 'id' | 'organisationId' | 'signUp'>,
): Promise<Turnout | null> =>
	event.signUp === 'here' && mayMarkHeld(actor, event) ? attendance.countTurnout(db, event.id) : null;

/** One page of those who are expected and those who came. @throws 404 where one may not see who signed up */
export async function atTheDoor(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	asked: Asked & { q: string },
): Promise<Door> {
	const { event } = await ownEvent(db, actor, organisationSlug, slug, 'registrations');
	if (event.signUp !== 'here' || event.state === 'draft') notFound();
	const [page, turnout] = await Promise.all([
		attendance.groupsPage(db, event.id, asked),
		attendance.countTurnout(db, event.id),
	]);
	return { event, page, turnout };
}
