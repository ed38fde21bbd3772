/** Who acts for an organisation. It always keeps an owner, also when two owners remove each other at once. */
import { acting } from '#lib/accounts/acting.server.ts';
import { may } from '#lib/accounts/access.ts';
import type { Actor, OrganisationRole } from '#lib/accounts/actor.ts';
import { isLastApplicant, stateAllows } from '#lib/accounts/organisation-states.ts';
import { tellOwnerless } from '#lib/accounts/membership/ownerless.server.ts';
import {
	listInvitations,
	type PendingInvitation,
} from '#lib/accounts/membership/invitation-queries.server.ts';
import { person, write } from '#lib/accounts/letters/letters.server.ts';
import { roleLetter } from '#lib/accounts/membership/letters.server.ts';
import * as memberships from '#lib/accounts/membership/membership-queries.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

export interface People {
	members: memberships.Member[];
	invitations: PendingInvitation[];
}

/** Members see who is in; e-mails and open invitations are for those who manage them. */
export async function peopleOf(db: Database, actor: Actor, organisationId: number): Promise<People> {
	if (!may(actor, 'read', organisationId)) notFound();
	const members = await memberships.listMembers(db, organisationId);
	if (may(actor, 'manage', organisationId)) {
		return { members, invitations: await listInvitations(db, organisationId) };
	}
	return { members: members.map((member) => ({ ...member, email: '' })), invitations: [] };
}

/** @throws Refused('last_owner') */
export async function changeRole(
	db: Database,
	actor: Actor,
	organisationId: number,
	personId: number,
	role: OrganisationRole,
): Promise<void> {
	await acting(db, actor, async (trx) => {
		const roles = await lockForManager(trx, actor, organisationId);
		if (!roles.has(personId)) notFound();
		keepOwner(new Map(roles).set(personId, role));
		await memberships.updateRole(trx, organisationId, personId, role);
		await recordPerson(trx, actor, 'membership.role_changed', { id: personId, organisationId }, { role });
		if (roles.get(personId) !== role) await tellRole(trx, actor, organisationId, personId, role);
	});
}

/** Whoever did it to themselves knows. */
async function tellRole(
	trx: Transaction,
	{ person: by, memberships: own }: Actor,
	organisationId: number,
	personId: number,
	role: OrganisationRole | null,
): Promise<void> {
	const organisation = own.find((one) => one.organisationId === organisationId)?.name;
	if (by?.id === personId || organisation === undefined) return;
	await write(trx, person(personId), null, ({ name }) => roleLetter(name, organisation, role));
}

/**
 * An owner removes a member, or a member leaves. The last owner of an organisation that goes on may leave it without
 * one if they say so: the municipality is told. @throws Refused('last_owner')
 * @param without the one who leaves has agreed that there is no owner then
 */
export async function removeMember(
	db: Database,
	actor: Actor,
	organisationId: number,
	personId: number,
	without = false,
): Promise<void> {
	const leaving = actor.person?.id === personId && may(actor, 'read', organisationId);
	await acting(db, actor, async (trx) => {
		const roles = leaving
			? await memberships.lockMembers(trx, organisationId)
			: await lockForManager(trx, actor, organisationId);
		const role = roles.get(personId) ?? notFound();
		roles.delete(personId);
		const own = actor.memberships.find((one) => one.organisationId === organisationId);
		// Where nobody can be made an owner any more, nobody is kept against their will. An application that nobody would
		// be left to finish is given up instead.
		const isOver = own !== undefined && !stateAllows(own.state, 'manage');
		const mayBeWithout =
			leaving && own !== undefined && (isOver || (without && !isLastApplicant(own, roles)));
		if (role === 'owner' && !mayBeWithout) keepOwner(roles);
		await memberships.deleteMembership(trx, organisationId, personId);
		if (!leaving) await tellRole(trx, actor, organisationId, personId, null);
		else if (own && role === 'owner' && !isOver && !hasOwner(roles))
			await tellOwnerless(trx, { ...own, id: organisationId });
		await recordPerson(trx, actor, leaving ? 'membership.left' : 'membership.removed', {
			id: personId,
			organisationId,
		});
	});
}

/**
 * Waits for others who change the organisation's members, and then asks again whether the actor may:
 * the role in the request is from before the wait.
 */
export async function lockForManager(
	trx: Transaction,
	actor: Actor,
	organisationId: number,
): Promise<Map<number, OrganisationRole>> {
	if (!actor.person || !may(actor, 'manage', organisationId)) notFound();
	const roles = await memberships.lockMembers(trx, organisationId);
	return roles.get(actor.person.id) === 'owner' ? roles : notFound();
}

const hasOwner = (roles: ReadonlyMap<number, OrganisationRole>): boolean =>
	[...roles.values()].includes('owner');

function keepOwner(roles: ReadonlyMap<number, OrganisationRole>): void {
	if (!hasOwner(roles)) throw new Refused('last_owner');
}

/** Whoever registers an organisation owns it. */
export const firstOwner = (
	trx: Transaction,
	organisationId: number,
	personId: number,
	createdAt: Date,
): Promise<void> =>
	memberships.insertMembership(trx, {
		organisationId,
		personId,
		role: 'owner',
		createdAt,
		createdBy: personId,
	});
