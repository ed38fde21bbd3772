import { formatShortDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { meeting } from '#lib/matching/desk.server.ts';
import { matchingFlashes } from '#lib/matching/flashes.ts';
import { proposalInput } from '#lib/matching/postings/input.ts';
import { proposeMatch } from '#lib/matching/matches/matches.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
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
	default: action(
		proposalInput,
		async ({ db, actor, params }, input) => {
			const pair = [params.posting, params.other] as const;
			return proposeMatch(db, actor, params.organisation, pair, input);
		},
		(_, to) => ({ to, flash: matchingFlashes.proposed() }),
	),
};
