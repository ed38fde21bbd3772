import { json } from '@sveltejs/kit';
import { pressesInput } from '#lib/events/attendance/attendance-input.ts';
import { atTheDoor, checkIn } from '#lib/events/attendance/check-in.server.ts';
import type { ListAnswer } from '#lib/events/attendance/door-keeper.ts';
import { now } from '#lib/platform/clock.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { RequestHandler } from './$types';

const atOnce = 500;

/** The list, for a phone that goes on without a connection. */
export const GET: RequestHandler = async ({ params, url, locals: { db, actor } }) => {
	const { page } = await atTheDoor(db, actor, params.organisation, params.event, {
		q: '',
		after: url.searchParams.get('after'),
		limit: atOnce,
	});
	return json({ groups: page.rows, next: page.next, now: now().getTime() } satisfies ListAnswer);
};

/** What a phone has pressed; sent again, it changes nothing. */
export const POST: RequestHandler = async ({ request, params, locals: { db, actor } }) => {
	const answer = await submit(await formOf(request), pressesInput, ({ presses }) =>
		checkIn(db, actor, params.organisation, params.event, presses),
	);
	return 'status' in answer ? json(answer.data, { status: answer.status }) : json(answer);
};
