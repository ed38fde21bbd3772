import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { mailRequestInput } from '#lib/accounts/input.ts';
import { appointOwner } from '#lib/accounts/membership/owners.server.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { hasOtherDecider } from '#lib/accounts/own-case.server.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { eventsAtStake } from '#lib/events/readers.server.ts';
import { asCase, mayDecideCase } from '#lib/organisations/access.ts';
import {
	changedSinceSent,
	findDuplicates,
	listReviews,
	findOrganisationBySlug,
	findOwners,
	listSites,
} from '#lib/organisations/readers.server.ts';
import { closeListing, decideCase } from '#lib/organisations/application/approval.server.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import {
	approveInput,
	changesInput,
	closeInput,
	declineInput,
	unlistInput,
} from '#lib/organisations/input.ts';
import { canDecide, reviewOutcomes, type ReviewOutcome } from '#lib/organisations/organisation.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { consequences } from '../../../../../consequences.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { db, actor } = locals;
	const organisation = found(await findOrganisationBySlug(db, params.organisation));
	const [own, sites, duplicates, reviews, owners, atStake, changed] = await Promise.all([
		ownCases(db, actor, [asCase(organisation)]),
		listSites(db, organisation.id),
		findDuplicates(db, organisation.id),
		listReviews(db, organisation.id),
		findOwners(db, organisation.id),
		eventsAtStake(db, organisation.id),
		organisation.state === 'waiting' ? changedSinceSent(db, organisation.id) : [],
	]);
	return {
		organisation,
		sites,
		duplicates,
		reviews,
		owners: owners.map(({ name, email }) => ({ name, email })),
		atStake,
		changed,
		mayDecide: mayDecideCase(actor) && own.size === 0,
		ownCase: mayDecideCase(actor) && own.size > 0,
		alone: own.size > 0 && !(await hasOtherDecider(db, actor, 'decide', asCase(organisation))),
		ownerless: owners.length === 0 && stateAllows(organisation.state, 'manage'),
		possible: reviewOutcomes.filter((outcome) => canDecide(organisation.state, outcome)),
	};
};

const decide = (
	outcome: ReviewOutcome,
	schema: typeof approveInput | typeof declineInput | typeof closeInput,
) =>
	action<{ organisation: string }, typeof schema, unknown>(
		schema,
		({ db, actor, params }, said) =>
			decideCase(db, actor, params.organisation, { outcome, ...said }, consequences),
		({ params }) => ({
			to: `/municipality/approvals/${params.organisation}`,
			flash: organisationFlashes.decided(),
		}),
	);

export const actions: Actions = {
	approve: decide('approved', approveInput),
	decline: decide('declined', declineInput),
	suspend: decide('suspended', declineInput),
	reinstate: decide('reinstated', approveInput),
	close: decide('closed', closeInput),
	reopen: decide('reopened', declineInput),
	changes: action(
		changesInput,
		({ db, actor, params }, { reason, fieldNotes }) =>
			decideCase(
				db,
				actor,
				params.organisation,
				{ outcome: 'changes_requested', reason, fieldNotes },
				consequences,
			),
		({ params }) => ({
			to: `/municipality/approvals/${params.organisation}`,
			flash: organisationFlashes.decided(),
		}),
	),
	appoint: action(
		mailRequestInput,
		async ({ db, actor, params }, { email }) =>
			appointOwner(db, actor, found(await findOrganisationBySlug(db, params.organisation)), email),
		({ params }) => ({
			to: `/municipality/approvals/${params.organisation}`,
			flash: organisationFlashes.ownerAppointed(),
		}),
	),
	/** A listed organisation turns out to be the one that applies: its listing is closed. */
	unlist: action(
		unlistInput,
		({ db, actor, params }, { listed }) =>
			closeListing(db, actor, { applicant: params.organisation, listed }),
		({ params }) => `/municipality/approvals/${params.organisation}`,
	),
};
