import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import * as contests from '#lib/contributions/objections/objections.server.ts';
import { contributionFor } from '#lib/contributions/desk.server.ts';
import * as input from '#lib/contributions/input.ts';
import { correct } from '#lib/contributions/contributions.server.ts';
import { addEvidence, removeEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { verify } from '#lib/contributions/verifications.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found } from '#lib/platform/errors.ts';
import { formOf, uploadOf } from '#lib/platform/form-body.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { filesIn } from '#lib/platform/uploads.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idOf = (text: string) => found(idIn(text));

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const depth = await contributionFor(db, actor, id, idOf(params.contribution));
	return { depth, submission: randomUUID(), said: url.searchParams.get('said') };
};

/** Looks that the report stands around this workspace; answers with the form, both ids and the way back. */
async function opened({ params, request, locals: { db, actor } }: RequestEvent, read = formOf) {
	const { id: organisationId } = await organisationFor(db, actor, params.organisation, 'report');
	const contribution = idOf(params.contribution);
	await contributionFor(db, actor, organisationId, contribution);
	const back = (said: string): never =>
		redirect(303, href(`/workspace/${params.organisation}/contributions/${contribution}?said=${said}`));
	return { db, actor, organisationId, contribution, form: await read(request), back };
}

export const actions: Actions = {
	verify: async (event) => {
		const { db, actor, organisationId, contribution, form, back } = await opened(event);
		return submit(form, emptyInput, async () => {
			await verify(db, actor, { contribution, level: 1, note: '', organisationId });
			back('confirmed');
		});
	},
	contest: async (event) => {
		const { db, actor, organisationId, contribution, form, back } = await opened(event);
		return submit(form, input.contestInput, async ({ reason }) => {
			await contests.contest(db, actor, { contribution, organisationId, reason });
			back('contested');
		});
	},
	withdraw: async (event) => {
		const { db, actor, organisationId, contribution, form, back } = await opened(event);
		return submit(form, emptyInput, async () => {
			await contests.withdrawContest(db, actor, { contribution, organisationId });
			back('withdrawn');
		});
	},
	answer: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, input.answerInput, async ({ answer }) => {
			await contests.answerContest(db, actor, { contribution, answer });
			back('answered');
		});
	},
	correct: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, input.correctionInput, async ({ amount, note, evidenceAsked, keepEvidence }) => {
			await correct(db, actor, {
				contribution,
				amount,
				note,
				keepEvidence: !evidenceAsked || Boolean(keepEvidence),
			});
			back('corrected');
		});
	},
	add: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event, uploadOf);
		return submit(form, input.evidenceInput, async (pieces) => {
			await addEvidence(db, actor, contribution, pieces, filesIn(form, 'files'));
			back('added');
		});
	},
	remove: async (event) => {
		const { db, actor, contribution, form, back } = await opened(event);
		return submit(form, input.removeEvidenceInput, async ({ evidence }) => {
			await removeEvidence(db, actor, contribution, evidence);
			back('removed');
		});
	},
};
