import { calendarResponse } from '#lib/feeds/ics.ts';
import { networkCalendar } from '#lib/networks/joining/readers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db } }) =>
	calendarResponse(await networkCalendar(db, params.network), params.network);
