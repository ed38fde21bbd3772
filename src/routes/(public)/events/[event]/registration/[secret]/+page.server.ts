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
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
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
		open: takesRegistrations(event, now()),
		shown: showsThings(event.organiser.state),
	};
};

const back = ({ event, secret }: { event: string; secret: string }) =>
	redirect(303, href(`/events/${event}/registration/${secret}`));

export const actions: Actions = {
	confirm: async ({ request, params, locals: { db } }) =>
		submit(await formOf(request), confirmInput, async (input) => {
			await confirmRegistration(db, params.event, params.secret, input);
			back(params);
		}),
	cancel: async ({ params, locals: { db } }) => {
		if (await cancelRegistration(db, params.event, params.secret)) back(params);
		redirect(303, href(`/events/${params.event}`));
	},
};
