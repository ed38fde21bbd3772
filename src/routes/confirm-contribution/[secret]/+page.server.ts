import { error, redirect } from '@sveltejs/kit';
import {
	confirmByLink,
	objectByLink,
	linkLimit,
	readLink,
} from '#lib/contributions/by-mail/confirmation-links.server.ts';
import { objectionInput } from '#lib/contributions/input.ts';
import { inPublic } from '#lib/contributions/contribution.ts';
import { href } from '#lib/i18n/urls.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function notTooOften({
	locals: { db },
	getClientAddress,
}: Pick<RequestEvent, 'locals' | 'getClientAddress'>): Promise<void> {
	if (!(await attempt(db, linkLimit, getClientAddress()))) error(429, { message: 'Too many requests' });
}

/** Opening the link changes nothing: mail scanners open links too. The buttons do. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	await notTooOften(event);
	const page = await readLink(event.locals.db, event.params.secret);
	if (!('contribution' in page)) return { state: page.state };
	const { evidence, note } = page.contribution;
	return {
		state: page.state,
		name: page.name,
		contribution: { ...inPublic(page.contribution), evidence, note },
	};
};

const unhurried = actionBehind(async ({ event }: Asked<RequestEvent['params']>) => {
	await notTooOften(event);
	return {};
});

export const actions: Actions = {
	confirm: async (event) => {
		await notTooOften(event);
		await confirmByLink(event.locals.db, event.params.secret);
		redirect(303, href(`/confirm-contribution/${event.params.secret}`));
	},
	object: unhurried(
		objectionInput,
		({ db, params }, { reason }) => objectByLink(db, params.secret, reason),
		({ params }) => `/confirm-contribution/${params.secret}`,
	),
};
