import { redirect } from '@sveltejs/kit';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { publishInput } from '#lib/events/input.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { mayEditOpportunity, mayFillPlaces } from '#lib/opportunities/access.ts';
import { closeInput, placementInput } from '#lib/opportunities/input.ts';
import * as opportunities from '#lib/opportunities/opportunities.server.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import { fillPlace } from '#lib/opportunities/placements.server.ts';
import { placementsOf } from '#lib/opportunities/readers.server.ts';
import { ownOpportunity } from '#lib/opportunities/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { opportunity } = await ownOpportunity(db, actor, params.organisation, params.opportunity, 'read');
	const { id, state, title, programme, description, learn, commitmentId } = opportunity;
	const [placements, serves] = await Promise.all([
		placementsOf(db, id),
		commitmentId ? commitmentSummary(db, commitmentId) : null,
	]);
	return {
		opportunity,
		placements,
		serves: serves ?? null,
		standing: opportunityStanding(opportunity, copenhagenDate(now())),
		mayEdit: mayEditOpportunity(actor, opportunity),
		mayFill: mayFillPlaces(actor, opportunity),
		wording: state === 'draft' ? checkWording(title, programme, description, learn) : [],
		done: url.searchParams.get('done'),
		submission: crypto.randomUUID(),
	};
};

const back = (params: { organisation: string; opportunity: string }, done: string) =>
	redirect(303, href(`${opportunities.workspacePath(params.organisation, params.opportunity)}?done=${done}`));

export const actions: Actions = {
	publish: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), publishInput, async (input) => {
			await opportunities.publishOpportunity(db, actor, params.organisation, params.opportunity, input);
			back(params, 'published');
		}),
	fill: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), placementInput, async (input) => {
			await fillPlace(db, actor, params.organisation, params.opportunity, input);
			back(params, 'filled');
		}),
	close: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), closeInput, async ({ reason }) => {
			await opportunities.closeOpportunity(db, actor, params.organisation, params.opportunity, reason);
			back(params, 'closed');
		}),
	cancel: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), closeInput, async ({ reason }) => {
			await opportunities.cancelOpportunity(db, actor, params.organisation, params.opportunity, reason);
			back(params, 'cancelled');
		}),
	remove: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), publishInput, async () => {
			await opportunities.deleteDraft(db, actor, params.organisation, params.opportunity);
			redirect(303, href(`/workspace/${params.organisation}/opportunities?deleted=1`));
		}),
};
