import { redirect } from '@sveltejs/kit';
import { visitor } from '#lib/accounts/actor.ts';
import { showsThings } from '#lib/accounts/organisation-states.ts';
import { eventShown } from '#lib/events/access.ts';
import { eventStanding, takesRegistrations } from '#lib/events/event.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { partyInput } from '#lib/events/input.ts';
import { acceptOffer, changeRegistration } from '#lib/events/registrations/by-link.server.ts';
import { partyValues } from '#lib/events/registrations/party-values.ts';
import {
	cancelRegistration,
	confirmRegistration,
	findRegistration,
} from '#lib/events/registrations/registrations.server.ts';
import { followMerge } from '#lib/events/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { directionsUrl, placeLabel } from '#lib/listings/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db } }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
	const found = await findRegistration(db, params.event, params.secret);
	if (!found) await followMerge(db, params.event, `/registration/${params.secret}`);
	if (!found) return { own: null };
	const { registration, place, event } = found;
	const { slug, title, contentLocale, startsAt, endsAt, stateReason, changedAt } = event;
	const { capacity, mostPeople, asksNames, questions } = event;
	const { name, people, companions, answers, state, heldUntil, offeredUntil } = registration;
	const stands = eventStanding(event, now());
	// For who signed up it is off, until the municipality puts it back.
	const standing = stands === 'taken_down' ? 'cancelled' : stands;
	const takesPlace = standing === 'upcoming' || standing === 'running';
	return {
		own: {
			name,
			people,
			companions,
			answers,
			values: partyValues(registration, event),
			asks: { capacity, mostPeople, asksNames, questions },
			offeredUntil,
			offerOver: offeredUntil !== null && (state === 'cancelled' || offeredUntil <= now()),
			onlineUrl: state === 'confirmed' && takesPlace ? event.onlineUrl : null,
			place,
			state,
			heldUntil: heldUntil && heldUntil > now() ? heldUntil : null,
			event: { slug, title, contentLocale, startsAt, endsAt, stateReason, changedAt },
			where: placeLabel(event) || m.event_online(),
			directions: takesPlace ? directionsUrl(event) : null,
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
		partyInput,
		({ db, params }, input) => confirmRegistration(db, params.event, params.secret, input),
		({ params }) => back(params),
	),
	accept: action(
		emptyInput,
		({ db, params }) => acceptOffer(db, params.event, params.secret),
		({ params }) => ({ to: back(params), flash: eventFlashes.offerTaken() }),
	),
	change: action(
		partyInput,
		({ db, params, form }, input) =>
			changeRegistration(db, params.event, params.secret, input, editedIn(form)),
		({ params }) => ({ to: back(params), flash: eventFlashes.partyChanged() }),
	),
	cancel: async ({ params, locals: { db } }) => {
		await cancelRegistration(db, params.event, params.secret);
		redirect(303, href(back(params)));
	},
};
