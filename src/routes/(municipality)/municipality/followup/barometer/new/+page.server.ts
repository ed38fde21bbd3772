import { randomUUID } from 'node:crypto';
import { newIndicatorDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import { createIndicator } from '#lib/followup/barometer/indicators.server.ts';
import { indicatorInput } from '#lib/followup/barometer/input.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => ({
	...newIndicatorDesk(actor),
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		indicatorInput,
		({ db, actor }, input) => createIndicator(db, actor, input),
		(_, to) => ({ to, flash: followupFlashes.indicatorSaved() }),
	),
};
