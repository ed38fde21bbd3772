/** Jobs of the events room. */
import {
	cancelledLetter,
	changedLetter,
	onHoldLetter,
	postponedLetter,
	resumedLetter,
	takenDownLetter,
} from '#lib/events/registrations/letters.server.ts';
import type { EventOnPage } from '#lib/events/event.ts';
import { changesSince } from '#lib/events/registrations/changes.ts';
import { findEventById, forgetKnown, knownMeeting } from '#lib/events/queries.server.ts';
import type { KnownMeeting } from '#lib/platform/database/tables.ts';
import {
	countOldRegistrations,
	deleteOldRegistrations,
	listRegistrations,
	type Registration,
	unconfirmedRegistrations,
} from '#lib/events/registrations/registration-queries.server.ts';
import { writeRegistered } from '#lib/events/registrations/write-registered.server.ts';
import { keepTurnout } from '#lib/events/attendance/attendance-queries.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { defineKeeper, type Keeping } from '#lib/platform/personal-data/keeping.server.ts';
import { daysBefore } from '#lib/platform/personal-data/retention.ts';

const most = 100_000;
/** Written in one transaction. */
const batch = 500;

/** @param resumed its organiser is reinstated */
function newsOf(
	{ state, organiser, takenDownAt }: EventOnPage,
	resumed: boolean,
	known: KnownMeeting | null,
) {
	if (takenDownAt) return takenDownLetter;
	if (state === 'cancelled') return cancelledLetter;
	if (organiser.state === 'suspended') return onHoldLetter;
	if (state === 'postponed') return postponedLetter;
	return resumed ? resumedLetter : changedLetter(known);
}

/** Tells everybody who signed up what became of the event; a newer change tells for an older one. */
export const tellRegistered = defineTask<{ eventId: number; sequence: number; resumed?: boolean }>(
	'events.tell_registered',
	async (db, { eventId, sequence, resumed = false }) => {
		const event = await findEventById(db, eventId);
		if (!event || event.sequence !== sequence) return;
		if (event.state === 'draft' && !event.takenDownAt) return;
		const known = await knownMeeting(db, eventId);
		// Changed back before anybody was told.
		const isSame = known && event.state === 'published' && !changesSince(known, event).length;
		if (isSame && !resumed && event.organiser.state !== 'suspended')
			return forgetKnown(db, eventId, sequence);
		const compose = newsOf(event, resumed, known);
		const registered = await listRegistrations(db, eventId, most);
		const keyOf = ({ id }: Registration) => `event-${eventId}-${sequence}-${id}`;
		for (let first = 0; first < registered.length; first += batch) {
			const readers = registered.slice(first, first + batch);
			await db.transaction().execute((trx) => writeRegistered(trx, event, readers, keyOf, compose));
		}
		await forgetKnown(db, eventId, sequence);
	},
);

const daysKept = (at: Date): Date => daysBefore(env().REGISTRATION_DAYS, at);

/** Names and e-mails are not kept longer than the sign-up form says; how many came is counted first. */
const oldRegistrations: Keeping = {
	term: 'registration',
	overdue: (db, at) => countOldRegistrations(db, daysKept(at)),
	async take(db, at) {
		await db.transaction().execute((trx) => keepTurnout(trx, daysKept(at)));
		return deleteOldRegistrations(db, daysKept(at));
	},
};

export const forgetRegistrations = defineKeeper('events.forget_registrations', [
	unconfirmedRegistrations,
	oldRegistrations,
]);
