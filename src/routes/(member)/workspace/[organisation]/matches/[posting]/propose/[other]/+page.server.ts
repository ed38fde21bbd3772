import { redirect } from '@sveltejs/kit';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { href } from '#lib/i18n/urls.ts';
import { meeting } from '#lib/matching/desk.server.ts';
import { proposalInput } from '#lib/matching/input.ts';
import { proposeMatch } from '#lib/matching/matches.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const both = await meeting(db, actor, params.organisation, [params.posting, params.other]);
	return {
		...both,
		values: {
			quantity: formatNumber(both.most, 2),
			startsOn: both.period ? formatShortDate(both.period.startsOn) : '',
			endsOn: both.period ? formatShortDate(both.period.endsOn) : '',
			message: '',
		},
		submission: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), proposalInput, async (input) => {
			const pair = [params.posting, params.other] as const;
			const path = await proposeMatch(db, actor, params.organisation, pair, input);
			redirect(303, href(`${path}?done=proposed`));
		}),
};
