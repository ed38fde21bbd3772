import { followupFlashes } from '#lib/followup/flashes.ts';
import { sectionInput } from '#lib/followup/report/input.ts';
import { sectionDesk } from '#lib/followup/report/readers.server.ts';
import { deskPath, isSectionKey, yearIn } from '#lib/followup/report/report.ts';
import { writeSection } from '#lib/followup/report/reports.server.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	sectionDesk(db, actor, params.report, params.section);

const sectionIn = (text: string) => found(isSectionKey(text) ? text : null);

export const actions: Actions = {
	default: action(
		sectionInput,
		({ db, actor, params, form }, input) =>
			writeSection(db, actor, found(yearIn(params.report)), sectionIn(params.section), input, editedIn(form)),
		({ params }) => ({
			to: `${deskPath(found(yearIn(params.report)))}#${sectionIn(params.section)}`,
			flash: followupFlashes.reportWritten(),
		}),
	),
};
