import { redirect } from '@sveltejs/kit';
import { showsThings } from '#lib/accounts/organisation-states.ts';
import { takesRegistrations } from '#lib/events/event.ts';
import { cancelRegistration, registrationByLink } from '#lib/events/registrations.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db } }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const { registration, event } = await registrationByLink(db, params.event, params.secret);
	const { slug, title, contentLocale, startsAt, endsAt } = event;
	return {
		name: registration.name,
		state: registration.state,
		event: { slug, title, contentLocale, startsAt, endsAt },
		open: takesRegistrations(event, now()),
		shown: showsThings(event.organiser.state),
	};
};

export const actions: Actions = {
	default: async ({ params, locals: { db } }) => {
		await cancelRegistration(db, params.event, params.secret);
		redirect(303, href(`/events/${params.event}/registration/${params.secret}`));
	},
};
