import { may } from '#lib/accounts/access.ts';
import { isUndecided } from '#lib/accounts/organisation-states.ts';
import { accountFlashes } from '#lib/accounts/flashes.ts';
import * as input from '#lib/accounts/input.ts';
import { invite, resendInvitation, revokeInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { changeRole, peopleOf, removeMember } from '#lib/accounts/membership/members.server.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { now } from '#lib/platform/clock.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { organisationId, name, slug, state } = signedInMember(locals, url, params.organisation, 'read');
	return {
		...(await peopleOf(locals.db, locals.actor, organisationId)),
		organisationName: name,
		slug,
		me: locals.actor.person?.id ?? 0,
		undecided: isUndecided(state),
		manages: may(locals.actor, 'manage', organisationId),
		now: now(),
	};
};

const behind = (ability: 'manage' | 'read') =>
	actionBehind(({ event: { locals }, url, params }: Asked<RouteParams>) => ({
		organisationId: signedInMember(locals, url, params.organisation, ability).organisationId,
	}));
const managing = behind('manage');
const back =
	(flash: Flash) =>
	({ params }: { params: RouteParams }) => ({ to: `/workspace/${params.organisation}/people`, flash });

export const actions: Actions = {
	invite: managing(
		input.invitationInput,
		({ db, actor, organisationId }, invitation) => invite(db, actor, organisationId, invitation),
		back(accountFlashes.invited()),
	),
	resend: managing(
		input.invitationIdInput,
		({ db, actor, organisationId }, { invitation }) =>
			resendInvitation(db, actor, organisationId, invitation),
		back(accountFlashes.invitationResent()),
	),
	revoke: managing(
		input.invitationIdInput,
		({ db, actor, organisationId }, { invitation }) =>
			revokeInvitation(db, actor, organisationId, invitation),
		back(accountFlashes.invitationRevoked()),
	),
	role: managing(
		input.roleInput,
		({ db, actor, organisationId }, { person, role }) => changeRole(db, actor, organisationId, person, role),
		back(accountFlashes.roleChanged()),
	),
	remove: behind('read')(
		input.memberInput,
		({ db, actor, organisationId }, { person, without }) =>
			removeMember(db, actor, organisationId, person, without),
		({ actor, params }, _outcome, { person }) =>
			person === actor.person?.id ? '/account' : back(accountFlashes.memberRemoved())({ params }),
	),
};
