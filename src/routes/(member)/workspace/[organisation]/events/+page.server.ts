import { sharedEventsOf, ownEvents } from '#lib/events/readers.server.ts';
import type { AskAnswer } from '#lib/events/co-organisers/co-organiser.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import { askInput, partAskInput } from '#lib/events/input.ts';
import { answerPart } from '#lib/events/parts/answering.server.ts';
import { partAsksOf } from '#lib/events/parts/readers.server.ts';
import { ownSeriesList } from '#lib/events/series/readers.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const perPage = 20;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const at = now();
	const past = await ownEvents(db, organisation.id, {
		when: 'past',
		now: at,
		after: url.searchParams.get('before'),
		limit: perPage,
	});
	const [shared, programmes, coming, series] = past.first
		? await Promise.all([
				sharedEventsOf(db, organisation.id, at),
				partAsksOf(db, organisation.id, at),
				ownEvents(db, organisation.id, { when: 'coming', now: at, limit: 100 }),
				ownSeriesList(db, organisation.id),
			])
		: [[], [], null, []];
	return {
		asked: shared.filter(({ state }) => state === 'asked'),
		together: shared.filter(({ state }) => state === 'accepted'),
		partsAsked: programmes.filter(({ state }) => state === 'asked'),
		partsElsewhere: programmes.filter(({ state }) => state === 'accepted'),
		coming: coming?.rows ?? [],
		series,
		past: past.rows,
		before: past.next,
		paged: !past.first,
		now: at,
	};
};

const answering = (answer: AskAnswer) =>
	action<RequestEvent['params'], typeof askInput, unknown>(
		askInput,
		({ db, actor, params }, { event }) => answerAsk(db, actor, params.organisation, event, answer),
		({ params }) => ({ to: `/workspace/${params.organisation}/events`, flash: eventFlashes[answer]() }),
	);

const answeringPart = (answer: AskAnswer, flash: Flash) =>
	action<RequestEvent['params'], typeof partAskInput, unknown>(
		partAskInput,
		({ db, actor, params }, about) => answerPart(db, actor, params.organisation, about, answer),
		({ params }) => ({ to: `/workspace/${params.organisation}/events`, flash }),
	);

export const actions: Actions = {
	acceptPart: answeringPart('accepted', eventFlashes.partAccepted()),
	declinePart: answeringPart('declined', eventFlashes.partDeclined()),
	leavePart: answeringPart('left', eventFlashes.partLeft()),
	accept: answering('accepted'),
	decline: answering('declined'),
	leave: answering('left'),
};
