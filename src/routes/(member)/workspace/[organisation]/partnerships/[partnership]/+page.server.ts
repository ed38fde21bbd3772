import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/access.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { mayEdit, mayLead, partyOf } from '#lib/partnerships/access.ts';
import { districtNames, goalLabels } from '#lib/partnerships/cards.server.ts';
import * as input from '#lib/partnerships/input.ts';
import { partnershipStanding } from '#lib/partnerships/partnership.ts';
import * as partnerships from '#lib/partnerships/partnerships.server.ts';
import { ownPartnership } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { organisation, partnership } = await ownPartnership(
		db,
		actor,
		params.organisation,
		params.partnership,
	);
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		partnership,
		standing: partnershipStanding(partnership, copenhagenDate(now())),
		period: { start: formatDate(partnership.startsOn), end: formatDate(partnership.endsOn) },
		districts: districtNames(partnership.districts),
		goals: goalLabels(partnership.goals),
		own: partyOf(partnership, organisation.id),
		personName: actor.person?.name ?? '',
		maySign: may(actor, 'sign', organisation.id),
		mayEdit: mayEdit(actor, partnership, organisation.id),
		mayLead: mayLead(actor, partnership, organisation.id),
	};
};

type Verb<Input> = (
	db: RequestEvent['locals']['db'],
	actor: RequestEvent['locals']['actor'],
	organisation: string,
	slug: string,
	input: Input,
) => Promise<void>;

/** Every step here is one verb, and comes back to the page to show what it led to. */
const step =
	<S extends Parameters<typeof submit>[1]>(schema: S, verb: Verb<never>, numbers: string[] = []) =>
	async ({ request, params, locals: { db, actor } }: RequestEvent) =>
		submit(
			await request.formData(),
			schema,
			async (values) => {
				await verb(db, actor, params.organisation, params.partnership, values as never);
				redirect(303, href(`/workspace/${params.organisation}/partnerships/${params.partnership}`));
			},
			{ numbers },
		);

export const actions: Actions = {
	propose: step(input.signPartnershipInput, partnerships.proposePartnership),
	sign: step(input.signPartnershipInput, partnerships.signPartnership),
	decline: step(input.declineInput, partnerships.declinePartnership),
	remove: step(input.partyInput, partnerships.removeDeclinedParty, ['organisationId']),
	revise: step(input.noInput, partnerships.reviseProposal),
	end: step(input.endInput, partnerships.endPartnership),
};
