import { redirect } from '@sveltejs/kit';
import { levelInput } from '#lib/contributions/input.ts';
import * as contests from '#lib/contributions/objections/objections.server.ts';
import { contributionForCity } from '#lib/contributions/desk.server.ts';
import * as input from '#lib/contributions/input.ts';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { verify } from '#lib/contributions/verifications.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { found } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idOf = (text: string) => found(idIn(text));

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	depth: await contributionForCity(db, actor, idOf(params.contribution)),
	said: url.searchParams.get('said'),
});

async function opened({ params, request, locals: { db, actor } }: RequestEvent) {
	const contribution = idOf(params.contribution);
	const back = (said: string): never =>
		redirect(303, href(`/municipality/contributions/${contribution}?said=${said}`));
	return { db, actor, contribution, form: await formOf(request), back };
}

export const actions: Actions = {
	verify: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, levelInput, async ({ level }) => {
			await verify(db, actor, { contribution, level, note: '' });
			back('confirmed');
		});
	},
	contest: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, input.contestInput, async ({ reason }) => {
			await contests.contest(db, actor, { contribution, organisationId: null, reason });
			back('contested');
		});
	},
	withdraw: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, emptyInput, async () => {
			await contests.withdrawContest(db, actor, { contribution, organisationId: null });
			back('withdrawn');
		});
	},
	settle: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, input.settleInput, async (decision) => {
			await contests.settleContest(db, actor, { contribution, ...decision });
			back('settled');
		});
	},
};
