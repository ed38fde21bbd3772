import { commitmentsOfPartnership } from '#lib/commitments/readers.server.ts';
import { isRunning } from '#lib/commitments/commitment.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { mayChange } from '#lib/partnerships/access.ts';
import { leaveInput, terminateInput } from '#lib/partnerships/amendments/amendment-input.ts';
import { endPartnership, leavePartnership, mayGoAlone } from '#lib/partnerships/ending/ending.server.ts';
import { isInForce, signedParties, standingOn } from '#lib/partnerships/partnership.ts';
import { ownPartnership } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership, amendment } = await ownPartnership(
		db,
		actor,
		params.organisation,
		params.partnership,
	);
	const today = copenhagenDate(now());
	if (!mayChange(actor, partnership, organisation.id) || !isInForce(standingOn(partnership, today)))
		notFound();
	const commitments = await commitmentsOfPartnership(db, partnership.id);
	const others = signedParties(partnership.parties).filter(
		({ organisationId }) => organisationId !== organisation.id,
	);
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		partnership: { slug: partnership.slug, title: partnership.title },
		commitments: commitments
			.filter(({ state }) => isRunning(state))
			.map(({ slug, title, dueOn, shown }) => ({ slug, title, shown, due: formatDate(dueOn) })),
		others: others.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
		alone: mayGoAlone(partnership.parties),
		leading: partnership.leadOrganisationId === organisation.id,
		openAmendment: amendment !== undefined,
	};
};

export const actions: Actions = {
	leave: action(
		leaveInput,
		({ db, actor, params }, input) =>
			leavePartnership(db, actor, params.organisation, params.partnership, input),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}`,
	),
	terminate: action(
		terminateInput,
		({ db, actor, params }, input) =>
			endPartnership(db, actor, params.organisation, params.partnership, input),
		({ params }) => `/workspace/${params.organisation}/partnerships/${params.partnership}`,
	),
};
