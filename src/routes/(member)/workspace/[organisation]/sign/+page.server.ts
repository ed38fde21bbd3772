import { may } from '#lib/accounts/access.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import { pledgeFlashes } from '#lib/pledge/flashes.ts';
import { signPledgeInput, withdrawPledgeInput } from '#lib/pledge/input.ts';
import { signaturesOf, standingSignature } from '#lib/pledge/readers.server.ts';
import { standingOf } from '#lib/pledge/signature.ts';
import { signPledge, withdrawPledge } from '#lib/pledge/signatures.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const [charter, standing, signatures] = await Promise.all([
		currentCharter(db),
		standingSignature(db, organisation.id),
		signaturesOf(db, organisation.id),
	]);
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		approved: organisation.state === 'approved',
		maySign: may(actor, 'sign', organisation.id),
		personName: actor.person?.name ?? '',
		charter: { number: charter.number, texts: charter.texts },
		standing,
		standingIs: standing && standingOf(standing, organisation.state),
		earlier: signatures.filter(({ id }) => id !== standing?.id),
	};
};

export const actions: Actions = {
	sign: action(
		signPledgeInput,
		({ db, actor, params }, input) => signPledge(db, actor, params.organisation, input),
		({ params }) => ({ to: `/workspace/${params.organisation}/sign`, flash: pledgeFlashes.signed() }),
	),
	withdraw: action(
		withdrawPledgeInput,
		({ db, actor, params }, input) => withdrawPledge(db, actor, params.organisation, input),
		({ params }) => `/workspace/${params.organisation}/sign`,
	),
};
