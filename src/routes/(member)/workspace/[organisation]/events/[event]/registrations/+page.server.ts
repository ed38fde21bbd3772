import { checkInStanding } from '#lib/events/attendance/opening.ts';
import { guestFilter } from '#lib/events/guests/guests.ts';
import { guestList } from '#lib/events/guests/guests.server.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

const shownAtOnce = 100;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const filter = guestFilter.read(url.searchParams);
	const { event, page, turnout } = await guestList(db, actor, [params.organisation, params.event], {
		filter,
		after: url.searchParams.get('after'),
		before: url.searchParams.get('before'),
		limit: shownAtOnce,
	});
	const { slug, title, startsAt, endsAt, capacity, taken, waiting } = event;
	return {
		event: { slug, title, startsAt, endsAt, capacity, taken, waiting },
		checkIn: checkInStanding(event, now()),
		page,
		turnout,
		filter,
		keptDays: env().REGISTRATION_DAYS,
		now: now(),
	};
};
