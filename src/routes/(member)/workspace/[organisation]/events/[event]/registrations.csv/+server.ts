import { allGuests, guestsCsv } from '#lib/events/guests/guests.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const { event, guests } = await allGuests(db, actor, params.organisation, params.event);
	return csvFile(`${m.event_guests_file_name()}-${event.slug}`, guestsCsv(event, guests));
};
