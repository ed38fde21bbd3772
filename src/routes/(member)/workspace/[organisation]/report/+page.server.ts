import { readHalfYear, writeHalfYear } from '#lib/i18n/periods.ts';
import { randomUUID } from 'node:crypto';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { extend } from '#lib/reporting/extensions.server.ts';
import { reportingFlashes } from '#lib/reporting/flashes.ts';
import { answerReportForm } from '#lib/reporting/writing/form.server.ts';
import { extensionInput } from '#lib/reporting/writing/input.ts';
import { reportPage } from '#lib/reporting/readers.server.ts';
import { saveDraft, sendReport } from '#lib/reporting/reports.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	return {
		page: await reportPage(db, id, readHalfYear(url.searchParams.get('half'))),
		tab: randomUUID(),
		today: copenhagenDate(now()),
		reload: url.searchParams.has('other'),
	};
};

const back = (organisation: string, half: string) => `/workspace/${organisation}/report?half=${half}`;

const answer = async (event: RequestEvent, purpose: 'draft' | 'send') => {
	const { request, params, url, locals } = event;
	const organisation = await organisationFor(locals.db, locals.actor, params.organisation, 'report');
	const halfYear = readHalfYear(url.searchParams.get('half'));
	const form = await uploadOf(request);
	return answerReportForm(locals, { organisation, halfYear, form, purpose }, async (input, period) => {
		const verb = purpose === 'send' ? sendReport : saveDraft;
		const outcome = await verb(locals.db, locals.actor, organisation.id, period, input);
		if (typeof outcome === 'object' && outcome.kind === 'changed') return 'changed';
		const flash = purpose === 'send' ? reportingFlashes.sent() : reportingFlashes.saved();
		redirectSaying(event, back(params.organisation, writeHalfYear(period)), flash);
	});
};

const reporting = actionBehind(async ({ db, actor, params }: Asked<RequestEvent['params']>) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'report');
	return { organisationId: id };
});

export const actions: Actions = {
	send: (event) => answer(event, 'send'),
	draft: (event) => answer(event, 'draft'),
	extend: reporting(
		extensionInput,
		({ db, actor, organisationId }, input) => extend(db, actor, organisationId, input),
		({ params, url }, until) => ({
			to: back(params.organisation, url.searchParams.get('half') ?? ''),
			flash: reportingFlashes.extended({ until }),
		}),
		uploadOf,
	),
};
