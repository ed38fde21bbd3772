import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { beginReportInput } from '#lib/followup/report/input.ts';
import { reportsDeskPage } from '#lib/followup/report/readers.server.ts';
import { beginReport } from '#lib/followup/report/reports.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor } }) => ({
	...(await reportsDeskPage(db, actor)),
	submission: randomUUID(),
});

export const actions: Actions = {
	begin: action(
		beginReportInput,
		({ db, actor }, input) => beginReport(db, actor, input),
		(_, to) => ({ to, flash: followupFlashes.reportBegun() }),
	),
};
