/** A suspension and what is under way when it comes: a verb that has begun, an invitation, an owner who leaves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { acceptInvitation, readInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { removeMember } from '#lib/accounts/membership/members.server.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { decideCase } from '#lib/organisations/application/approval.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { hashOfSecret } from '#lib/platform/secrets.server.ts';
import { person, player, type Player } from './support/cast/people.ts';
import { withDatabase } from './support/database.ts';
import { consequences } from '../src/consequences.server.ts';

const at = '2026-11-22T12:00:00Z';
const db = withDatabase();
let us: Player;
beforeAll(async () => {
	setClock(at);
	us = await player(db(), 'association');
});
afterAll(() => setClock(null));

const become = (state: OrganisationState) =>
	db().updateTable('organisation').set({ state }).where('id', '=', us.id).execute();
const as = (actor: Actor, state: OrganisationState): Actor => ({
	...actor,
	memberships: actor.memberships.map((membership) => ({ ...membership, state })),
});

test('a suspension waits for a verb that has begun, and the next verb for the suspension', async () => {
	await become('approved');
	const [editor, caseworker] = [us.as('editor'), await person(db(), 'consultant')];
	const started = () => startDraft(db(), editor, us.id, { type: 'mentor-hours' });
	const all = await Promise.allSettled([
		...Array.from({ length: 4 }, started),
		decideCase(
			db(),
			caseworker,
			us.slug,
			{ outcome: 'suspended', reason: 'Det er ikke i orden' },
			consequences,
		),
		...Array.from({ length: 4 }, started),
	]);
	const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code as string] : []));
	expect(new Set(refused)).toEqual(new Set(refused.length ? ['organisation_state_changed'] : []));
	await expect(started()).rejects.toMatchObject({ code: 'organisation_state_changed' });
});

test('an invitation waits, and nobody is kept: the last owner of a suspended one may leave', async () => {
	const owner = us.as('owner');
	const { id: invitation } = await db()
		.insertInto('link')
		.values({
			kind: 'invitation',
			secretHash: hashOfSecret('et-brev'),
			email: 'vera@eksempel.dk',
			organisationId: us.id,
			role: 'editor',
			createdBy: owner.person!.id,
			expiresAt: new Date('2026-12-01'),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const vera = await person(db());
	const invited = { ...vera, person: { ...vera.person!, email: 'vera@eksempel.dk' } };
	await become('suspended');
	expect(await readInvitation(db(), 'et-brev')).toMatchObject({ state: 'halted' });
	await expect(acceptInvitation(db(), invited, 'et-brev')).rejects.toMatchObject({ code: 'link_gone' });
	await become('approved');
	expect(await readInvitation(db(), 'et-brev')).toMatchObject({ state: 'open' });
	await acceptInvitation(db(), invited, 'et-brev');
	expect(
		await db().selectFrom('link').select('usedAt').where('id', '=', invitation).executeTakeFirst(),
	).toEqual({
		usedAt: new Date(at),
	});

	const leave = (actor: Actor) => removeMember(db(), actor, us.id, owner.person!.id);
	await expect(leave(owner)).rejects.toMatchObject({ code: 'last_owner' });
	await become('suspended');
	await leave(as(owner, 'suspended'));
});
