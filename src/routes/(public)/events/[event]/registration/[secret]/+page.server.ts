import { redirect } from '@sveltejs/kit';
import { showsThings } from '#lib/accounts/organisation-states.ts';
import { takesRegistrations } from '#lib/events/event.ts';
import { confirmInput } from '#lib/events/input.ts';
import {
	cancelRegistration,
	confirmRegistration,
	registrationByLink,
} from '#lib/events/registrations/registrations.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db } }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const { registration, event } = await registrationByLink(db, params.event, params.secret);
	const { slug, title, contentLocale, startsAt, endsAt } = event;
	return {
		name: registration.name,
		state: registration.state,
		heldUntil: registration.heldUntil && registration.heldUntil > now() ? registration.heldUntil : null,
		event: { slug, title, contentLocale, startsAt, endsAt },
		now: now(),
		open: takesRegistrations(event, now()),
		shown: showsThings(event.organiser.state),
	};
};

const back = ({ event, secret }: { event: string; secret: string }) =>
	`/events/${event}/registration/${secret}`;

export const actions: Actions = {
	confirm: action(
		confirmInput,
		({ db, params }, input) => confirmRegistration(db, params.event, params.secret, input),
		({ params }) => back(params),
	),
	cancel: async ({ params, locals: { db } }) => {
		const cancelled = await cancelRegistration(db, params.event, params.secret);
		redirect(303, href(cancelled ? back(params) : `/events/${params.event}`));
	},
};
