import { randomUUID } from 'node:crypto';
import { networksDesk } from '#lib/networks/circles/circle.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { newNetworkInput } from '#lib/networks/joining/input.ts';
import { createNetwork } from '#lib/networks/joining/making.server.ts';
import { networksDeskPage } from '#lib/networks/joining/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor } }) => ({
	...(await networksDeskPage(db, actor)),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		newNetworkInput,
		({ db, actor }, input) => createNetwork(db, actor, input),
		(_, slug) => ({ to: `${networksDesk}/${slug}`, flash: networkFlashes.networkCreated() }),
	),
};
