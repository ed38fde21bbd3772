import { error, redirect } from '@sveltejs/kit';
import {
	confirmByLink,
	contestByLink,
	linkLimit,
	readLink,
} from '#lib/contributions/by-mail/confirmation-links.server.ts';
import { contestInput } from '#lib/contributions/input.ts';
import { inPublic } from '#lib/contributions/contribution.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Asked = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

async function notTooOften({ locals: { db }, getClientAddress }: Asked): Promise<void> {
	if (!(await attempt(db, linkLimit, getClientAddress()))) error(429, { message: 'Too many requests' });
}

/** Opening the link changes nothing: mail scanners open links too. The buttons do. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	await notTooOften(event);
	const page = await readLink(event.locals.db, event.params.secret);
	if (!('contribution' in page)) return { state: page.state };
	const { evidence, note } = page.contribution;
	return { state: page.state, name: page.name, report: { ...inPublic(page.contribution), evidence, note } };
};

export const actions: Actions = {
	confirm: async (event) => {
		await notTooOften(event);
		await confirmByLink(event.locals.db, event.params.secret);
		redirect(303, href(`/confirm-contribution/${event.params.secret}`));
	},
	contest: async (event) => {
		await notTooOften(event);
		return submit(await formOf(event.request), contestInput, async ({ reason }) => {
			await contestByLink(event.locals.db, event.params.secret, reason);
			redirect(303, href(`/confirm-contribution/${event.params.secret}`));
		});
	},
};
