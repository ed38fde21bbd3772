import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/access.ts';
import { doubtsOf, reportsOf, toConfirm } from '#lib/contributions/desk.server.ts';
import { contributionInput, correctionInput, verifyInput } from '#lib/contributions/input.ts';
import { readDayCursor } from '#lib/platform/pages.ts';
import { correct, report } from '#lib/contributions/contributions.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { verify } from '#lib/contributions/verifications.server.ts';
import { reportable } from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { formOf, uploadOf } from '#lib/platform/form-body.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { filesIn } from '#lib/platform/uploads.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const after = readDayCursor(url.searchParams.get('after'));
	const [reports, choices, waiting, doubts] = await Promise.all([
		reportsOf(db, id, 20, after),
		may(actor, 'report', id) ? reportable(db, id) : [],
		toConfirm(db, actor, id),
		doubtsOf(db, id),
	]);
	return {
		reports,
		choices,
		waiting,
		doubts,
		today: today(),
		chosen: idIn(url.searchParams.get('commitment')) ?? choices[0]?.id,
		submission: randomUUID(),
		said: url.searchParams.get('said'),
	};
};

const back = (organisation: string, said: string): never =>
	redirect(303, href(`/workspace/${organisation}/contributions?said=${said}`));

export const actions: Actions = {
	report: async ({ request, params, locals: { db, actor } }) => {
		const { id } = await organisationFor(db, actor, params.organisation, 'report');
		const form = await uploadOf(request);
		const schema = contributionInput(await reportable(db, id), today());
		const send = async (input: Parameters<typeof report>[3]) => {
			await report(db, actor, id, input, filesIn(form, 'files'));
			back(params.organisation, 'reported');
		};
		return submit(form, schema, send);
	},
	correct: async ({ request, params, locals: { db, actor } }) => {
		await organisationFor(db, actor, params.organisation, 'report');
		return submit(
			await formOf(request),
			correctionInput,
			async ({ evidenceAsked, keepEvidence, ...input }) => {
				await correct(db, actor, { ...input, keepEvidence: !evidenceAsked || Boolean(keepEvidence) });
				back(params.organisation, 'corrected');
			},
		);
	},
	verify: async ({ request, params, locals: { db, actor } }) => {
		const { id: organisationId } = await organisationFor(db, actor, params.organisation, 'report');
		return submit(await formOf(request), verifyInput, async (input) => {
			await verify(db, actor, { ...input, level: 1, organisationId });
			back(params.organisation, 'confirmed');
		});
	},
};
