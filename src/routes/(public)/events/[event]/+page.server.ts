import { redirect } from '@sveltejs/kit';
import { mayEditEvent } from '#lib/events/access.ts';
import { registrationInput } from '#lib/events/input.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { signUp } from '#lib/events/registrations.server.ts';
import { eventData } from '#lib/events/structured.ts';
import { href } from '#lib/i18n/urls.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { event, serves } = await eventPage(db, actor, params.event);
	const { ORIGIN } = env();
	return {
		event,
		serves,
		mayEdit: mayEditEvent(actor, event),
		mayTakePictureDown: Boolean(event.picture) && mayTakePictureDown(actor),
		signedUp: url.searchParams.get('signed-up'),
		now: now(),
		url: ORIGIN + href(`/events/${event.slug}`),
		structured: event.state === 'draft' ? null : eventData(event, ORIGIN),
	};
};

export const actions: Actions = {
	signUp: async ({ request, params, locals: { db }, getClientAddress }) =>
		submit(await formOf(request), registrationInput, async (input) => {
			const outcome = await signUp(db, params.event, input, getClientAddress());
			redirect(303, href(`/events/${params.event}?signed-up=${outcome}#sign-up`));
		}),
};
