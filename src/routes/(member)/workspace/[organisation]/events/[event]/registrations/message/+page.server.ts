import { workspacePath } from '#lib/events/events.server.ts';
import { eventFlashes } from '#lib/events/flashes.ts';
import { messageInput } from '#lib/events/guests/message-input.ts';
import { messagePage, previewMessage, sendMessage } from '#lib/events/guests/messages.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { event, sent, readers } = await messagePage(db, actor, params.organisation, params.event);
	return {
		event: { slug: event.slug, title: event.title },
		sent,
		readers,
		submission: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	preview: action(messageInput, async ({ db, actor, params }, input) => ({
		errors: {},
		values: { audience: input.audience, body: input.body },
		preview: await previewMessage(db, actor, params.organisation, params.event, input),
	})),
	send: action(
		messageInput,
		({ db, actor, params }, input) => sendMessage(db, actor, params.organisation, params.event, input),
		({ params }) => ({
			to: `${workspacePath(params.organisation, params.event)}/registrations/message`,
			flash: eventFlashes.messageSent(),
		}),
	),
};
