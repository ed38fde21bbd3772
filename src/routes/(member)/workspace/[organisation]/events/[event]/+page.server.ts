import { redirect } from '@sveltejs/kit';
import { checkInStanding } from '#lib/events/attendance/opening.ts';
import { turnoutFor } from '#lib/events/attendance/check-in.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { isTemplate } from '#lib/events/event.ts';
import { mayEditEvent, mayMarkHeld, maySeeRegistrations } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { correctHeld, markHeld, undoHeld } from '#lib/events/held.server.ts';
import {
	copyInput,
	correctHeldInput,
	heldInput,
	mergeInput,
	postponeInput,
	publishInput,
	undoHeldInput,
} from '#lib/events/input.ts';
import { alikeFor, correctionsOf, ownEvent, coOrganisersOf } from '#lib/events/readers.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { cancelSeriesInput, scopeInput } from '#lib/events/series/input.ts';
import { cancelOccurrences, deleteOccurrences } from '#lib/events/series/end-occurrences.server.ts';
import { festivalOf, umbrellaDesk } from '#lib/events/parts/readers.server.ts';
import { seriesOfEvent } from '#lib/events/series/readers.server.ts';
import { seriesPath } from '#lib/events/series/series.server.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { appealInput } from '#lib/moderation/input.ts';
import { ownTakedown } from '#lib/moderation/readers.server.ts';
import { appeal } from '#lib/moderation/takedowns/takedowns.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { takenDown } from '#lib/organisations/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event } = await ownEvent(db, actor, params.organisation, params.event, 'read');
	if (isTemplate(event)) redirect(303, href(seriesPath(params.organisation, event.slug)));
	const [parts, festival, turnout, coOrganisers, corrections, serves, pictureDown, alike, series, takedown] =
		await Promise.all([
			event.isUmbrella ? umbrellaDesk(db, event, now()) : null,
			festivalOf(db, event),
			turnoutFor(db, actor, event),
			coOrganisersOf(db, event.id),
			correctionsOf(db, event.id),
			event.commitmentId ? commitmentSummary(db, event.commitmentId) : null,
			event.imageId && !event.picture ? takenDown(db, event.imageId) : null,
			alikeFor(db, actor, event),
			seriesOfEvent(db, event),
			ownTakedown(db, { kind: 'events', id: event.id, takenDownAt: event.takenDownAt }),
		]);
	return {
		event,
		parts,
		festival,
		turnout,
		checkIn: checkInStanding(event, now()),
		coOrganisers: coOrganisers.map(({ id, slug, name, kind, state }) => ({ id, slug, name, kind, state })),
		corrections,
		serves: serves ?? null,
		pictureDown,
		alike,
		series,
		takedown,
		mayEdit: mayEditEvent(actor, event),
		maySeeRegistrations: maySeeRegistrations(actor, event),
		mayReport: mayMarkHeld(actor, event),
		wording: event.state === 'draft' ? checkWording(...events.wordsOf(event)) : [],
		submission: crypto.randomUUID(),
		now: now(),
	};
};

const back = ({ organisation, event }: { organisation: string; event: string }, flash: Flash) => ({
	to: events.workspacePath(organisation, event),
	flash,
});

export const actions: Actions = {
	appeal: action(
		appealInput,
		({ db, actor, params }, input) =>
			appeal(db, actor, params.organisation, { kind: 'events', slug: params.event }, input.appeal),
		({ params }) => back(params, moderationFlashes.appealed()),
	),
	publish: action(
		publishInput,
		({ db, actor, params }, input) =>
			events.publishEvent(db, actor, params.organisation, params.event, input),
		({ params }) => back(params, eventFlashes.published()),
	),
	merge: action(
		mergeInput,
		({ db, actor, params }, { into }) => mergeEvents(db, actor, { from: params.event, into }),
		({ params }, _outcome, { into }) => back({ ...params, event: into }, eventFlashes.merged()),
	),
	cancel: action(
		cancelSeriesInput,
		({ db, actor, params }, input) => cancelOccurrences(db, actor, params.organisation, params.event, input),
		({ params }) => back(params, eventFlashes.cancelled()),
	),
	postpone: action(
		postponeInput,
		({ db, actor, params }, { reason }) =>
			events.postponeEvent(db, actor, params.organisation, params.event, reason),
		({ params }) => back(params, eventFlashes.postponed()),
	),
	held: action(
		heldInput,
		({ db, actor, params }, input) => markHeld(db, actor, params.organisation, params.event, input),
		({ params }, counted) => back(params, counted ? eventFlashes.counted() : eventFlashes.held()),
	),
	correctHeld: action(
		correctHeldInput,
		({ db, actor, params, form }, input) =>
			correctHeld(db, actor, params.organisation, params.event, { ...input, edited: editedIn(form) }),
		({ params }) => back(params, eventFlashes.corrected()),
	),
	undoHeld: action(
		undoHeldInput,
		({ db, actor, params }, input) => undoHeld(db, actor, params.organisation, params.event, input),
		({ params }) => back(params, eventFlashes.heldUndone()),
	),
	copy: action(
		copyInput,
		({ db, actor, params }, { submission }) =>
			events.copyEvent(db, actor, params.organisation, params.event, submission),
		(_, path) => `${path}/edit`,
	),
	remove: action(
		scopeInput,
		({ db, actor, params }, { scope }) =>
			deleteOccurrences(db, actor, params.organisation, params.event, scope),
		({ params }) => ({ to: `/workspace/${params.organisation}/events`, flash: eventFlashes.deleted() }),
	),
};
