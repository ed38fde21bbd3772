import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { publishInput } from '#lib/events/input.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { mayEditOpportunity, mayFillPlaces } from '#lib/opportunities/access.ts';
import { closeInput, placementInput } from '#lib/opportunities/input.ts';
import * as opportunities from '#lib/opportunities/opportunities.server.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import { fillPlace } from '#lib/opportunities/placements.server.ts';
import { placementsOf } from '#lib/opportunities/readers.server.ts';
import { ownOpportunity } from '#lib/opportunities/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
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
	`${opportunities.workspacePath(params.organisation, params.opportunity)}?done=${done}`;

export const actions: Actions = {
	publish: action(
		publishInput,
		({ db, actor, params }, input) =>
			opportunities.publishOpportunity(db, actor, params.organisation, params.opportunity, input),
		({ params }) => back(params, 'published'),
	),
	fill: action(
		placementInput,
		({ db, actor, params }, input) => fillPlace(db, actor, params.organisation, params.opportunity, input),
		({ params }) => back(params, 'filled'),
	),
	close: action(
		closeInput,
		({ db, actor, params }, { reason }) =>
			opportunities.closeOpportunity(db, actor, params.organisation, params.opportunity, reason),
		({ params }) => back(params, 'closed'),
	),
	cancel: action(
		closeInput,
		({ db, actor, params }, { reason }) =>
			opportunities.cancelOpportunity(db, actor, params.organisation, params.opportunity, reason),
		({ params }) => back(params, 'cancelled'),
	),
	remove: action(
		publishInput,
		({ db, actor, params }) => opportunities.deleteDraft(db, actor, params.organisation, params.opportunity),
		({ params }) => `/workspace/${params.organisation}/opportunities?deleted=1`,
	),
};
