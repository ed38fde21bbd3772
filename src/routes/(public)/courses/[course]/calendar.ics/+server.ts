import { calendarResponse } from '#lib/feeds/ics.ts';
import { courseCalendar } from '#lib/networks/courses/readers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals: { db } }) =>
	calendarResponse(await courseCalendar(db, params.course), params.course);
