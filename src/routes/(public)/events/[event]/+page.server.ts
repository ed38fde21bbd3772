import { municipalityMay } from '#lib/accounts/access.ts';
import { mayEditEvent } from '#lib/events/access.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { registrationInput } from '#lib/events/input.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { signUp } from '#lib/events/registrations/registrations.server.ts';
import { eventData } from '#lib/events/structured.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { event, serves, noticeOnly, otherDates, programme, partOf } = await eventPage(
		db,
		actor,
		params.event,
		{
			after: url.searchParams.get('after'),
		},
	);
	return {
		event,
		serves,
		noticeOnly,
		otherDates,
		programme,
		partOf,
		mayEdit: mayEditEvent(actor, event),
		mayTakePictureDown: Boolean(event.picture) && mayTakePictureDown(actor),
		mayTakeDown: municipalityMay(actor, 'moderate'),
		stamp: formStamp(),
		keptDays: env().REGISTRATION_DAYS,
		self: actor.person && { name: actor.person.name, email: actor.person.email },
		now: now(),
		url: webAddress(`/events/${event.slug}`),
		structured:
			event.state === 'draft' || noticeOnly
				? null
				: eventData(event, env().ORIGIN, { partOf, parts: programme?.rows ?? [] }),
	};
};

export const actions: Actions = {
	signUp: action(
		registrationInput,
		({ db, actor, params, form, event }, input) => {
			refuseMachines(form);
			return signUp(db, params.event, input, { actor, clientAddress: event.getClientAddress() });
		},
		({ params }, outcome) => ({
			to: `/events/${params.event}#sign-up`,
			flash:
				outcome.state === 'asked'
					? eventFlashes.seatHeld({ until: outcome.until.getTime() / 60_000 })
					: eventFlashes[outcome.before ? 'signedUpBefore' : 'signedUp']({ state: outcome.state }),
		}),
	),
};
