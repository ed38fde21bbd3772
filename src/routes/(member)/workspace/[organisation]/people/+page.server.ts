import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/access.ts';
import * as input from '#lib/accounts/input.ts';
import { invite, resendInvitation, revokeInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { changeRole, peopleOf, removeMember } from '#lib/accounts/membership/members.server.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { organisationId, name, slug } = signedInMember(locals, url, params.organisation, 'read');
	return {
		...(await peopleOf(locals.db, locals.actor, organisationId)),
		organisationName: name,
		slug,
		me: locals.actor.person?.id ?? 0,
		manages: may(locals.actor, 'manage', organisationId),
		now: now(),
	};
};

export const actions: Actions = {
	invite: async ({ request, params, url, locals }) => {
		const { organisationId } = signedInMember(locals, url, params.organisation, 'manage');
		return submit(await formOf(request), input.invitationInput, async (invitation) => {
			await invite(locals.db, locals.actor, organisationId, invitation);
			return { done: 'invite' as const };
		});
	},
	resend: async ({ request, params, url, locals }) => {
		const { organisationId } = signedInMember(locals, url, params.organisation, 'manage');
		return submit(await formOf(request), input.invitationIdInput, async ({ invitation }) => {
			await resendInvitation(locals.db, locals.actor, organisationId, invitation);
			return { done: 'resend' as const };
		});
	},
	revoke: async ({ request, params, url, locals }) => {
		const { organisationId } = signedInMember(locals, url, params.organisation, 'manage');
		return submit(await formOf(request), input.invitationIdInput, async ({ invitation }) => {
			await revokeInvitation(locals.db, locals.actor, organisationId, invitation);
			return { done: 'revoke' as const };
		});
	},
	role: async ({ request, params, url, locals }) => {
		const { organisationId } = signedInMember(locals, url, params.organisation, 'manage');
		return submit(await formOf(request), input.roleInput, async ({ person, role }) => {
			await changeRole(locals.db, locals.actor, organisationId, person, role);
			return { done: 'role' as const };
		});
	},
	remove: async ({ request, params, url, locals }) => {
		const { organisationId } = signedInMember(locals, url, params.organisation, 'read');
		return submit(await formOf(request), input.memberInput, async ({ person }) => {
			await removeMember(locals.db, locals.actor, organisationId, person);
			if (person === locals.actor.person?.id) redirect(303, href('/account'));
			return { done: 'remove' as const };
		});
	},
};
