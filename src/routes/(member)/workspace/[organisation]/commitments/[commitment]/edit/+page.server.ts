import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	discardDraft,
	saveTarget,
	saveType,
	saveWhere,
	saveWords,
} from '#lib/commitments/writing/drafts.server.ts';
import { propose } from '#lib/commitments/writing/proposals.server.ts';
import { targetInput, typeInput, whereInput, wordsInput } from '#lib/commitments/writing/input.ts';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { draftStep, ownDraft } from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

type Event = RequestEvent<RouteParams>;

const path = ({ organisation, commitment }: RouteParams, end: string) =>
	href(`/workspace/${organisation}/commitments/${commitment}${end}`);

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const own = await ownDraft(db, actor, params.organisation, params.commitment);
	const { commitment } = own;
	if (commitment.state !== 'draft') redirect(303, path(params, ''));
	const step = Math.min(4, idIn(url.searchParams.get('step')) ?? 1);
	return {
		step,
		draft: commitment,
		all: url.searchParams.has('all'),
		...(await draftStep(db, own, step)),
	};
};

const draftOf = async ({ params, locals: { db, actor } }: Event) =>
	(await ownDraft(db, actor, params.organisation, params.commitment)).commitment;
const goOn = ({ params }: Event, step: number): never => redirect(303, path(params, `/edit?step=${step}`));

export const actions: Actions = {
	type: async (event) =>
		submit(await formOf(event.request), typeInput, async (input) => {
			const { slug } = await draftOf(event);
			await saveType(event.locals.db, event.locals.actor, slug, input);
			goOn(event, 2);
		}),
	target: async (event) => {
		const draft = await draftOf(event);
		return submit(await formOf(event.request), targetInput(draft.lowerIsBetter, today()), async (input) => {
			await saveTarget(event.locals.db, event.locals.actor, draft.slug, input);
			goOn(event, 3);
		});
	},
	where: async (event) =>
		submit(await formOf(event.request), whereInput, async (input) => {
			const { slug } = await draftOf(event);
			await saveWhere(event.locals.db, event.locals.actor, slug, input);
			goOn(event, 4);
		}),
	propose: async (event) => {
		const form = await formOf(event.request);
		return submit(form, wordsInput, async (input) => {
			const { slug } = await draftOf(event);
			const { db, actor } = event.locals;
			await saveWords(db, actor, slug, input);
			if (form.get('then') === 'save') goOn(event, 4);
			const proposed = await propose(db, actor, slug);
			redirect(303, path({ ...event.params, commitment: proposed }, '?said=proposed'));
		});
	},
	discard: async (event) =>
		submit(await formOf(event.request), emptyInput, async () => {
			const { slug } = await draftOf(event);
			await discardDraft(event.locals.db, event.locals.actor, slug);
			redirect(303, href(`/workspace/${event.params.organisation}/commitments`));
		}),
};
