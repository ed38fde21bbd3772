import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { publishInput } from '#lib/events/input.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { appealInput } from '#lib/moderation/input.ts';
import { ownTakedown } from '#lib/moderation/readers.server.ts';
import { appeal } from '#lib/moderation/takedowns/takedowns.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { mayEditOpportunity, mayFillPlaces } from '#lib/opportunities/access.ts';
import { opportunityFlashes } from '#lib/opportunities/flashes.ts';
import { closeInput, placementInput, takeBackInput } from '#lib/opportunities/input.ts';
import * as opportunities from '#lib/opportunities/opportunities.server.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import { fillPlace, takePlaceBack } from '#lib/opportunities/placements.server.ts';
import { placementsOf } from '#lib/opportunities/readers.server.ts';
import { ownOpportunity } from '#lib/opportunities/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { opportunity } = await ownOpportunity(db, actor, params.organisation, params.opportunity, 'read');
	const { id, state, title, programme, description, learn, commitmentId } = opportunity;
	const [placements, serves, takedown] = await Promise.all([
		placementsOf(db, id),
		commitmentId ? commitmentSummary(db, commitmentId) : null,
		ownTakedown(db, { kind: 'opportunities', id, takenDownAt: opportunity.takenDownAt }),
	]);
	return {
		opportunity,
		placements,
		takedown,
		serves: serves ?? null,
		standing: opportunityStanding(opportunity, copenhagenDate(now())),
		mayEdit: mayEditOpportunity(actor, opportunity),
		mayFill: mayFillPlaces(actor, opportunity),
		wording: state === 'draft' ? checkWording(title, programme, description, learn) : [],
		submission: crypto.randomUUID(),
	};
};

const back = (params: { organisation: string; opportunity: string }, flash: Flash) => ({
	to: opportunities.workspacePath(params.organisation, params.opportunity),
	flash,
});

export const actions: Actions = {
	appeal: action(
		appealInput,
		({ db, actor, params }, input) =>
			appeal(
				db,
				actor,
				params.organisation,
				{ kind: 'opportunities', slug: params.opportunity },
				input.appeal,
			),
		({ params }) => back(params, moderationFlashes.appealed()),
	),
	publish: action(
		publishInput,
		({ db, actor, params }, input) =>
			opportunities.publishOpportunity(db, actor, params.organisation, params.opportunity, input),
		({ params }) => back(params, opportunityFlashes.published()),
	),
	fill: action(
		placementInput,
		({ db, actor, params }, input) => fillPlace(db, actor, params.organisation, params.opportunity, input),
		({ params }) => back(params, opportunityFlashes.filled()),
	),
	takeBack: action(
		takeBackInput,
		({ db, actor, params }, input) =>
			takePlaceBack(db, actor, params.organisation, params.opportunity, input),
		({ params }) => back(params, opportunityFlashes.takenBack()),
	),
	close: action(
		closeInput,
		({ db, actor, params }, { reason }) =>
			opportunities.closeOpportunity(db, actor, params.organisation, params.opportunity, reason),
		({ params }) => back(params, opportunityFlashes.closed()),
	),
	cancel: action(
		closeInput,
		({ db, actor, params }, { reason }) =>
			opportunities.cancelOpportunity(db, actor, params.organisation, params.opportunity, reason),
		({ params }) => back(params, opportunityFlashes.cancelled()),
	),
	remove: action(
		publishInput,
		({ db, actor, params }) => opportunities.deleteDraft(db, actor, params.organisation, params.opportunity),
		({ params }) => ({
			to: `/workspace/${params.organisation}/opportunities`,
			flash: opportunityFlashes.deleted(),
		}),
	),
};
