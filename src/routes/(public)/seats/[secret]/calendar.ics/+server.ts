import { calendarResponse } from '#lib/feeds/ics.ts';
import { seatCalendar } from '#lib/networks/seats/seat-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db } }) => {
	const response = calendarResponse(await seatCalendar(db, params.secret), 'forum');
	response.headers.set('cache-control', 'private, no-store');
	return response;
};
