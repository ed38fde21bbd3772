import type * as v from 'valibot';
import { may } from '#lib/accounts/access.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { commitmentsTogether, partnershipToPromiseWith } from '#lib/commitments/workspace.server.ts';
import { copenhagenDate, formatDate, relativeDay, sentenceCase } from '#lib/i18n/dates.ts';
import { isSigned, mayChange, mayEdit, mayLead, partyOf } from '#lib/partnerships/access.ts';
import * as amendmentInput from '#lib/partnerships/amendments/amendment-input.ts';
import * as amendments from '#lib/partnerships/amendments/amendments.server.ts';
import { districtNames, goalLabels } from '#lib/partnerships/cards.server.ts';
import { endPartnership } from '#lib/partnerships/ending/ending.server.ts';
import { changeRows, historyOf } from '#lib/partnerships/ending/history.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import * as input from '#lib/partnerships/writing/input.ts';
import { nextMeeting } from '#lib/partnerships/log/log.server.ts';
import { isPublic, standingOn, termsOf } from '#lib/partnerships/partnership.ts';
import * as partnerships from '#lib/partnerships/partnerships.server.ts';
import { ownPartnership } from '#lib/partnerships/readers.server.ts';
import { renewPartnership } from '#lib/partnerships/ending/renewals.server.ts';
import { now } from '#lib/platform/clock.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { termsIn, type Schema } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership, amendment } = await ownPartnership(
		db,
		actor,
		params.organisation,
		params.partnership,
	);
	const at = now();
	const signed = isSigned(partnership, organisation.id);
	const [meeting, history, commitments, together] = await Promise.all([
		nextMeeting(db, actor, partnership, organisation.id),
		historyOf(db, partnership, { now: at, insider: true }),
		signed ? commitmentsTogether(db, organisation.id, partnership.id) : [],
		partnershipToPromiseWith(db, organisation.id, params.partnership),
	]);
	const { renewal, renews, leadOrganisationId } = partnership;
	const leading = leadOrganisationId === organisation.id;
	return {
		organisation: {
			id: organisation.id,
			slug: organisation.slug,
			name: organisation.name,
			kind: organisation.kind,
		},
		partnership,
		terms: termsOf(partnership),
		standing: standingOn(partnership, copenhagenDate(at)),
		begins: partnership.startsOn > copenhagenDate(at) ? formatDate(partnership.startsOn) : null,
		period: { start: formatDate(partnership.startsOn), end: formatDate(partnership.endsOn) },
		districts: districtNames(partnership.districts),
		goals: goalLabels(partnership.goals),
		public: isPublic(partnership),
		own: partyOf(partnership, organisation.id),
		signed,
		commitments,
		mayPromise: together !== null && may(actor, 'edit', organisation.id),
		today: today(),
		amendment: amendment && { ...amendment, before: null, after: null, rows: changeRows(amendment) },
		history,
		meeting: meeting && {
			id: meeting.id,
			title: meeting.title,
			when: sentenceCase(relativeDay(meeting.startsAt, at)),
		},
		renews,
		// A draft is its lead's own business.
		renewal: renewal && (leading || renewal.state !== 'draft') ? renewal : null,
		personName: actor.person?.name ?? '',
		maySign: may(actor, 'sign', organisation.id),
		mayChange: mayChange(actor, partnership, organisation.id),
		mayEdit: mayEdit(actor, partnership, organisation.id),
		mayLead: mayLead(actor, partnership, organisation.id),
	};
};

type Step<Input> = (
	db: RequestEvent['locals']['db'],
	actor: RequestEvent['locals']['actor'],
	organisation: string,
	slug: string,
	input: Input,
	termsRead: string | null,
) => Promise<unknown>;

/** Every step here is one verb, and comes back to the page to show what it led to. */
const step = <S extends Schema>(schema: S, verb: Step<v.InferOutput<S>>) =>
	action<RequestEvent['params'], S, unknown>(
		schema,
		({ db, actor, params, form }, values) =>
			verb(db, actor, params.organisation, params.partnership, values, termsIn(form)),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}`,
	);

export const actions: Actions = {
	propose: step(input.signPartnershipInput, partnerships.proposePartnership),
	sign: step(input.signPartnershipInput, partnerships.signPartnership),
	decline: step(input.declineInput, partnerships.declinePartnership),
	remove: step(input.partyInput, partnerships.removeDeclinedParty),
	revise: step(emptyInput, partnerships.reviseProposal),
	end: step(input.endInput, endPartnership),
	amendSign: step(amendmentInput.signAmendmentInput, amendments.signAmendment),
	amendDecline: step(amendmentInput.declineAmendmentInput, amendments.declineAmendment),
	takeBack: step(amendmentInput.takeBackInput, amendments.takeBackAmendment),
	renew: action(
		emptyInput,
		({ db, actor, params }) => renewPartnership(db, actor, params.organisation, params.partnership),
		({ params }, slug) => `/workspace/${params.organisation}/partnerships/${slug}`,
	),
};
