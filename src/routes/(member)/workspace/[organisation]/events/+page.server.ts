import { redirect } from '@sveltejs/kit';
import { sharedEventsOf, ownEvents, type EventCursor } from '#lib/events/readers.server.ts';
import type { AskAnswer } from '#lib/events/co-organisers/co-organiser.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import { askInput } from '#lib/events/input.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { momentCursorIn } from '#lib/platform/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const perPage = 20;

function readCursor(text: string | null): EventCursor | undefined {
	const cursor = momentCursorIn(text);
	return cursor && { startsAt: cursor.at, id: cursor.id };
}

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const after = readCursor(url.searchParams.get('before'));
	const at = now();
	const [shared, coming, past] = await Promise.all([
		after ? [] : sharedEventsOf(db, organisation.id, at),
		after ? [] : ownEvents(db, organisation.id, { when: 'coming', now: at, limit: 100 }),
		ownEvents(db, organisation.id, { when: 'past', now: at, after, limit: perPage + 1 }),
	]);
	const last = past.length > perPage ? past[perPage - 1] : undefined;
	return {
		asked: shared.filter(({ state }) => state === 'asked'),
		together: shared.filter(({ state }) => state === 'accepted'),
		coming,
		past: past.slice(0, perPage),
		before: last ? `${last.startsAt.toISOString()}_${last.id}` : null,
		paged: Boolean(after),
		deleted: url.searchParams.has('deleted'),
		said: url.searchParams.get('said'),
		now: at,
	};
};

const answering =
	(answer: AskAnswer) =>
	async ({ request, params, locals: { db, actor } }: RequestEvent) =>
		submit(await formOf(request), askInput, async ({ event }) => {
			await answerAsk(db, actor, params.organisation, event, answer);
			redirect(303, href(`/workspace/${params.organisation}/events?said=${answer}`));
		});

export const actions: Actions = {
	accept: answering('accepted'),
	decline: answering('declined'),
	leave: answering('left'),
};
