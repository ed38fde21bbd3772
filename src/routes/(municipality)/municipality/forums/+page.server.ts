import { randomUUID } from 'node:crypto';
import { forumDesk } from '#lib/networks/circles/circle.ts';
import { createForum } from '#lib/networks/circles/circles.server.ts';
import { newForumInput } from '#lib/networks/circles/input.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { forumsDeskPage } from '#lib/networks/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor } }) => ({
	...(await forumsDeskPage(db, actor)),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		newForumInput,
		({ db, actor }, input) => createForum(db, actor, input),
		(_, slug) => ({ to: forumDesk(slug), flash: networkFlashes.created() }),
	),
};
