import { calendarResponse } from '#lib/feeds/ics.ts';
import { wheelCalendar } from '#lib/followup/wheel/calendar.server.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db } }) =>
	calendarResponse(await wheelCalendar(db, env().ORIGIN, senderAddress()), 'aarshjul');
