import { redirect } from '@sveltejs/kit';
import { may } from '#lib/accounts/access.ts';
import * as input from '#lib/accounts/input.ts';
import { invite, resendInvitation, revokeInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { changeRole, peopleOf, removeMember } from '#lib/accounts/membership/members.server.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { now } from '#lib/platform/clock.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

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

const behind = (ability: 'manage' | 'read') =>
	actionBehind(({ event: { locals }, url, params }: Asked<RouteParams>) => ({
		organisationId: signedInMember(locals, url, params.organisation, ability).organisationId,
	}));
const managing = behind('manage');

export const actions: Actions = {
	invite: managing(input.invitationInput, async ({ db, actor, organisationId }, invitation) => {
		await invite(db, actor, organisationId, invitation);
		return { done: 'invite' as const };
	}),
	resend: managing(input.invitationIdInput, async ({ db, actor, organisationId }, { invitation }) => {
		await resendInvitation(db, actor, organisationId, invitation);
		return { done: 'resend' as const };
	}),
	revoke: managing(input.invitationIdInput, async ({ db, actor, organisationId }, { invitation }) => {
		await revokeInvitation(db, actor, organisationId, invitation);
		return { done: 'revoke' as const };
	}),
	role: managing(input.roleInput, async ({ db, actor, organisationId }, { person, role }) => {
		await changeRole(db, actor, organisationId, person, role);
		return { done: 'role' as const };
	}),
	remove: behind('read')(input.memberInput, async ({ db, actor, organisationId }, { person }) => {
		await removeMember(db, actor, organisationId, person);
		if (person === actor.person?.id) redirect(303, href('/account'));
		return { done: 'remove' as const };
	}),
};
