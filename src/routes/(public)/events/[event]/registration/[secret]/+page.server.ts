import { redirect } from '@sveltejs/kit';
import { visitor } from '#lib/accounts/actor.ts';
import { showsThings } from '#lib/accounts/organisation-states.ts';
import { eventShown } from '#lib/events/access.ts';
import { eventStanding, takesRegistrations } from '#lib/events/event.ts';
import { confirmInput } from '#lib/events/input.ts';
import {
	cancelRegistration,
	confirmRegistration,
	findRegistration,
} from '#lib/events/registrations/registrations.server.ts';
import { followMerge } from '#lib/events/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db } }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const found = await findRegistration(db, params.event, params.secret);
	if (!found) await followMerge(db, params.event, `/registration/${params.secret}`);
	if (!found) return { own: null };
	const { registration, place, event } = found;
	const { slug, title, contentLocale, startsAt, endsAt, stateReason, changedAt } = event;
	const { name, state, heldUntil } = registration;
	const stands = eventStanding(event, now());
	// For who signed up it is off, until the municipality puts it back.
	const standing = stands === 'taken_down' ? 'cancelled' : stands;
	return {
		own: {
			name,
			place,
			state,
			heldUntil: heldUntil && heldUntil > now() ? heldUntil : null,
			event: { slug, title, contentLocale, startsAt, endsAt, stateReason, changedAt },
			organiser: { state: event.organiser.state },
			standing,
			now: now(),
			open: takesRegistrations(event, now()) && showsThings(event.organiser.state),
			mayCancel: standing === 'upcoming' || standing === 'postponed',
			hasPage: eventShown(visitor, event, now()) !== 'nothing',
		},
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
		await cancelRegistration(db, params.event, params.secret);
		redirect(303, href(back(params)));
	},
};
