import { calendarResponse } from '#lib/feeds/ics.ts';
import { forumCalendar } from '#lib/networks/readers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db } }) =>
	calendarResponse(await forumCalendar(db, params.forum), params.forum);
