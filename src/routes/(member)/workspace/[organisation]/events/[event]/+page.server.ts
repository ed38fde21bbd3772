import { redirect } from '@sveltejs/kit';
import { mayEditEvent, mayMarkHeld, maySeeRegistrations } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import { correctHeld, markHeld } from '#lib/events/held.server.ts';
import { cancelInput, copyInput, heldInput, postponeInput, publishInput } from '#lib/events/input.ts';
import { ownEvent, coOrganisersOf } from '#lib/events/readers.server.ts';
import { registrationsFor } from '#lib/events/registrations/registrations.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { takenDown } from '#lib/organisations/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { event } = await ownEvent(db, actor, params.organisation, params.event, 'read');
	const [registrations, coOrganisers, serves, pictureDown] = await Promise.all([
		registrationsFor(db, actor, event),
		coOrganisersOf(db, event.id),
		event.commitmentId ? commitmentSummary(db, event.commitmentId) : null,
		event.imageId && !event.picture ? takenDown(db, event.imageId) : null,
	]);
	return {
		event,
		registrations: registrations.map(({ id, name, email, state, heldUntil }) => ({
			id,
			name,
			email,
			state,
			heldUntil,
		})),
		coOrganisers: coOrganisers.map(({ id, slug, name, kind, state }) => ({ id, slug, name, kind, state })),
		serves: serves ?? null,
		pictureDown,
		mayEdit: mayEditEvent(actor, event),
		maySeeRegistrations: maySeeRegistrations(actor, event),
		mayReport: mayMarkHeld(actor, event),
		wording: event.state === 'draft' ? checkWording(event.title, event.description) : [],
		done: url.searchParams.get('done'),
		submission: crypto.randomUUID(),
		now: now(),
	};
};

const back = ({ organisation, event }: { organisation: string; event: string }, done: string) =>
	redirect(303, href(`${events.workspacePath(organisation, event)}?done=${done}`));

export const actions: Actions = {
	publish: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), publishInput, async (input) => {
			await events.publishEvent(db, actor, params.organisation, params.event, input);
			back(params, 'published');
		}),
	cancel: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), cancelInput, async ({ reason }) => {
			await events.cancelEvent(db, actor, params.organisation, params.event, reason);
			back(params, 'cancelled');
		}),
	postpone: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), postponeInput, async ({ reason }) => {
			await events.postponeEvent(db, actor, params.organisation, params.event, reason);
			back(params, 'postponed');
		}),
	held: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), heldInput, async (input) => {
			const counted = await markHeld(db, actor, params.organisation, params.event, input);
			back(params, counted ? 'counted' : 'held');
		}),
	correctHeld: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), heldInput, async (input) => {
			await correctHeld(db, actor, params.organisation, params.event, input);
			back(params, 'corrected');
		}),
	copy: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), copyInput, async ({ submission }) => {
			const path = await events.copyEvent(db, actor, params.organisation, params.event, submission);
			redirect(303, href(`${path}/edit`));
		}),
	remove: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), publishInput, async () => {
			await events.deleteDraft(db, actor, params.organisation, params.event);
			redirect(303, href(`/workspace/${params.organisation}/events?deleted=1`));
		}),
};
