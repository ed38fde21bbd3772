import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/access.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import { signPledgeInput, withdrawPledgeInput } from '#lib/pledge/input.ts';
import { signaturesOf, standingSignature } from '#lib/pledge/readers.server.ts';
import { standingOf } from '#lib/pledge/signature.ts';
import { signPledge, withdrawPledge } from '#lib/pledge/signatures.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
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
		charter: { number: charter.number, textDa: charter.textDa, textEn: charter.textEn },
		standing,
		standingIs: standing && standingOf(standing, organisation.state),
		earlier: signatures.filter(({ id }) => id !== standing?.id),
		justSigned: url.searchParams.has('signed'),
	};
};

export const actions: Actions = {
	sign: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), signPledgeInput, async (input) => {
			await signPledge(db, actor, params.organisation, input);
			redirect(303, href(`/workspace/${params.organisation}/sign?signed`));
		}),
	withdraw: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), withdrawPledgeInput, async (input) => {
			await withdrawPledge(db, actor, params.organisation, input);
			redirect(303, href(`/workspace/${params.organisation}/sign`));
		}),
};
