import { redirect } from '@sveltejs/kit';
import { supportInput } from '#lib/dialogue/barriers/input.ts';
import { barrierPath } from '#lib/dialogue/barriers/barrier.ts';
import { barrierPage } from '#lib/dialogue/readers.server.ts';
import { supportBarrier } from '#lib/dialogue/voices/telling.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db, actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const page = await barrierPage(db, params.barrier);
	if (page.movedTo !== null) redirect(301, href(`${page.movedTo}/support`));
	// What takes no voices any more says so on its own page.
	if (!page.takesVoices) redirect(303, href(barrierPath(params.barrier)));
	const { slug, title, contentLocale } = page.barrier;
	return {
		barrier: { slug, title, contentLocale },
		stored: { email: actor.person?.email ?? '' },
		outbox: mailsAreReadHere(),
		stamp: formStamp(),
	};
};

export const actions: Actions = {
	default: action(supportInput, async ({ db, actor, params, form, event }, { email }) => {
		refuseMachines(form);
		const clientAddress = event.getClientAddress();
		return { outcome: await supportBarrier(db, params.barrier, email, { actor, clientAddress }) };
	}),
};
