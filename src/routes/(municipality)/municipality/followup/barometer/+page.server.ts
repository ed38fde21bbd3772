import { barometerDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import { beginEdition } from '#lib/followup/barometer/editions/editions.server.ts';
import { beginInput } from '#lib/followup/barometer/input.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db, actor } }) => barometerDesk(db, actor);

export const actions: Actions = {
	begin: action(
		beginInput,
		({ db, actor }, { halfYear }) => beginEdition(db, actor, halfYear),
		(_, _outcome, { halfYear }) => ({
			to: `/municipality/followup/barometer/editions/${writeHalfYear(halfYear)}`,
			flash: followupFlashes.begun(),
		}),
	),
};
