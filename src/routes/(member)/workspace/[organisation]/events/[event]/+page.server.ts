import { redirect } from '@sveltejs/kit';
import { mayEditEvent, mayMarkHeld, maySeeRegistrations } from '#lib/events/access.ts';
import * as events from '#lib/events/events.server.ts';
import { markHeld } from '#lib/events/held.server.ts';
import {
	cancelInput,
	copyInput,
	heldInput,
	postponeInput,
	publishInput,
	publishShape,
} from '#lib/events/input.ts';
import { ownEvent } from '#lib/events/readers.server.ts';
import { registrationsFor } from '#lib/events/registrations.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { event } = await ownEvent(db, actor, params.organisation, params.event, 'read');
	const [registrations, serves] = await Promise.all([
		registrationsFor(db, actor, event),
		event.commitmentId ? commitmentSummary(db, event.commitmentId) : null,
	]);
	return {
		event,
		registrations: registrations.map(({ id, name, email, state }) => ({ id, name, email, state })),
		serves: serves ?? null,
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
		submit(
			await request.formData(),
			publishInput,
			async (input) => {
				await events.publishEvent(db, actor, params.organisation, params.event, input);
				back(params, 'published');
			},
			publishShape,
		),
	cancel: async ({ request, params, locals: { db, actor } }) =>
		submit(await request.formData(), cancelInput, async ({ reason }) => {
			await events.cancelEvent(db, actor, params.organisation, params.event, reason);
			back(params, 'cancelled');
		}),
	postpone: async ({ request, params, locals: { db, actor } }) =>
		submit(await request.formData(), postponeInput, async ({ reason }) => {
			await events.postponeEvent(db, actor, params.organisation, params.event, reason);
			back(params, 'postponed');
		}),
	held: async ({ request, params, locals: { db, actor } }) =>
		submit(await request.formData(), heldInput, async (input) => {
			const counted = await markHeld(db, actor, params.organisation, params.event, input);
			back(params, counted ? 'counted' : 'held');
		}),
	copy: async ({ request, params, locals: { db, actor } }) =>
		submit(await request.formData(), copyInput, async ({ submission }) => {
			const path = await events.copyEvent(db, actor, params.organisation, params.event, submission);
			redirect(303, href(`${path}/edit`));
		}),
	remove: async ({ request, params, locals: { db, actor } }) =>
		submit(await request.formData(), publishInput, async () => {
			await events.deleteDraft(db, actor, params.organisation, params.event);
			redirect(303, href(`/workspace/${params.organisation}/events?deleted=1`));
		}),
};
