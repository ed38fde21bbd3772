import { eventPage } from '#lib/events/readers.server.ts';
import { calendarEntry } from '#lib/events/structured.ts';
import { calendarFile, calendarResponse } from '#lib/feeds/ics.ts';
import { notFound } from '#lib/platform/errors.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db, actor } }) => {
	const { event, partOf } = await eventPage(db, actor, params.event, {
		rest: '/calendar.ics',
		evenDown: true,
	});
	// Of what was taken down the file says that it is off.
	if (event.state === 'draft' && !event.takenDownAt) notFound();
	return calendarResponse(
		calendarFile(calendarEntry(event, env().ORIGIN, undefined, partOf), senderAddress()),
		event.slug,
	);
};
