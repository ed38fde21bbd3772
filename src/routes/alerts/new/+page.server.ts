import { reachOf } from '#lib/alerts/alert.ts';
import { askForAlert, subjectIn } from '#lib/alerts/asking.server.ts';
import { askInput } from '#lib/alerts/input.ts';
import { currentLocale, letterLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, setHeaders, locals: { db, actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const subject = await subjectIn(db, url.searchParams);
	return {
		subject,
		stored: {
			email: actor.person?.email ?? '',
			rhythm: 'weekly' as const,
			locale: letterLocale(currentLocale()),
			km: reachOf(subject),
		},
		outbox: mailsAreReadHere(),
		stamp: formStamp(),
		now: now(),
	};
};

export const actions: Actions = {
	default: action(askInput, async ({ db, actor, url, form, event }, input) => {
		refuseMachines(form);
		const subject = await subjectIn(db, url.searchParams);
		const clientAddress = event.getClientAddress();
		const outcome = await askForAlert(db, subject, input, { actor, clientAddress });
		return { outcome, email: input.email };
	}),
};
