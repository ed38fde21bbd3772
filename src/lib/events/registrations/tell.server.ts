/** Jobs of the events room. */
import { cancelledMail, changedMail, postponedMail } from '#lib/events/mails.server.ts';
import { findEventById } from '#lib/events/queries.server.ts';
import {
	deleteOldRegistrations,
	deleteUnconfirmed,
	listRegistrations,
} from '#lib/events/registrations/registration-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import { defineTask } from '#lib/platform/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { termBefore } from '#lib/platform/retention.ts';

const most = 100_000;

/** Tells everybody who signed up what became of the event; a newer change tells for an older one. */
export const tellRegistered = defineTask<{ eventId: number; sequence: number }>(
	'events.tell_registered',
	async (db, { eventId, sequence }) => {
		const event = await findEventById(db, eventId);
		if (!event || event.sequence !== sequence || event.state === 'draft') return;
		const write = { published: changedMail, cancelled: cancelledMail, postponed: postponedMail }[event.state];
		for (const registration of await listRegistrations(db, eventId, most)) {
			const dedupeKey = `event-${eventId}-${sequence}-${registration.id}`;
			await db.transaction().execute((trx) => sendMail(trx, { ...write(registration, event), dedupeKey }));
		}
	},
);

/** Names and e-mails are not kept longer than the sign-up form says; what nobody confirmed, a day. */
export const forgetRegistrations = defineTask<unknown>('events.forget_registrations', async (db) => {
	await deleteUnconfirmed(db, termBefore('unconfirmedRegistration', now()));
	const before = termBefore('registration', now());
	const deleted = await deleteOldRegistrations(db, before);
	if (deleted > 0) log.info('old registrations deleted', { deleted });
});
