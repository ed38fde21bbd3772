import { eraseInput } from '#lib/accounts/input.ts';
import { accountFlashes } from '#lib/accounts/flashes.ts';
import { eraseAccount, whatErasingDoes } from '#lib/accounts/own-account/own-data.server.ts';
import { endSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { personalData } from '../../../../personal-data.server.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import { nothingKept } from '#lib/platform/visitors/headers.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	signedIn(locals, url);
	return { organisations: await whatErasingDoes(locals.db, locals.actor) };
};

const own = actionBehind(({ event: { locals }, url }) => ({ person: signedIn(locals, url) }));

export const actions: Actions = {
	default: own(
		eraseInput,
		async ({ db, actor, event }, { password }) => {
			await eraseAccount(db, actor, password, personalData);
			await endSession(db, event.cookies);
			event.setHeaders(nothingKept);
		},
		() => ({ to: '/login', flash: accountFlashes.erased() }),
	),
};
