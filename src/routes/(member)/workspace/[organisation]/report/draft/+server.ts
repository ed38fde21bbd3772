import { readHalfYear } from '#lib/i18n/periods.ts';
import { json } from '@sveltejs/kit';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { answerReportForm } from '#lib/reporting/writing/form.server.ts';
import { saveDraft } from '#lib/reporting/reports.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { RequestHandler } from './$types';

/** What is typed, kept while it is typed. 409: another window saved meanwhile. */
export const POST: RequestHandler = async ({ request, params, url, locals }) => {
	const organisation = await organisationFor(locals.db, locals.actor, params.organisation, 'report');
	const halfYear = readHalfYear(url.searchParams.get('half'));
	const form = await uploadOf(request);
	const answer = await answerReportForm(
		locals,
		{ organisation, halfYear, form, purpose: 'typing' },
		async (input, period, pictureProblem) => {
			const saved = await saveDraft(locals.db, locals.actor, organisation.id, period, input);
			const status = saved.kind === 'changed' ? 409 : 200;
			return json({ ...saved, imageKey: input.imageKey, pictureProblem }, { status });
		},
	);
	return answer instanceof Response ? answer : json(answer.data, { status: answer.status });
};
