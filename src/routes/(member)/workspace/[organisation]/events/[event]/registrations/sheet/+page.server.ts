import { allGuests } from '#lib/events/guests/guests.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event, guests, cut } = await allGuests(db, actor, params.organisation, params.event);
	const { slug, title, contentLocale, startsAt, endsAt, placeName, address, districtNr } = event;
	return {
		event: { slug, title, contentLocale, startsAt, endsAt, placeName, address, districtNr },
		guests,
		cut,
		now: now(),
	};
};
