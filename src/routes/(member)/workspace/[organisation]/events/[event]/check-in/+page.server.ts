import { mayEditEvent } from '#lib/events/access.ts';
import { groupFilter, pressInput } from '#lib/events/attendance/attendance-input.ts';
import { atTheDoor, checkIn } from '#lib/events/attendance/check-in.server.ts';
import { checkInStanding, opensAt } from '#lib/events/attendance/opening.ts';
import { workspacePath } from '#lib/events/events.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const shownAtOnce = 40;
const pathOf = ({ organisation, event }: { organisation: string; event: string }) =>
	`${workspacePath(organisation, event)}/check-in`;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const filter = groupFilter.read(url.searchParams);
	const { event, page, turnout } = await atTheDoor(db, actor, params.organisation, params.event, {
		...filter,
		after: url.searchParams.get('after'),
		before: url.searchParams.get('before'),
		limit: shownAtOnce,
	});
	const { slug, title, contentLocale, startsAt, endsAt } = event;
	return {
		event: { slug, title, contentLocale, startsAt, endsAt },
		// Of an organisation that is on hold, the number that came stands, and nobody is checked in.
		standing: mayEditEvent(actor, event) ? checkInStanding(event, now()) : 'off',
		opensAt: opensAt(event),
		page,
		turnout,
		filter,
		walkIn: crypto.randomUUID(),
		now: now(),
	};
};

export const actions: Actions = {
	press: action(
		pressInput,
		({ db, actor, params }, press) =>
			checkIn(db, actor, params.organisation, params.event, [{ ...press, at: now().getTime() }]),
		({ params, url }) => groupFilter.path(pathOf(params), groupFilter.read(url.searchParams)),
	),
};
