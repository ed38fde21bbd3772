/** How the municipality gives an organisation an owner that has none. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { person, write } from '#lib/accounts/letters/letters.server.ts';
import { sendInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { roleLetter } from '#lib/accounts/membership/letters.server.ts';
import { lockMembers, updateRole } from '#lib/accounts/membership/membership-queries.server.ts';
import { holdOrganisations } from '#lib/accounts/actor-queries.server.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { findPersonByEmail } from '#lib/accounts/person-queries.server.ts';
import { recordPerson } from '#lib/accounts/record.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/**
 * Makes a member the owner, or invites somebody as one: only where there is no owner.
 * @throws Refused('has_owner' | 'own_case')
 */
export async function appointOwner(
	db: Database,
	actor: Actor,
	organisation: { id: number; name: string; stateChangedAt: Date },
	email: string,
): Promise<void> {
	if (!actor.person || !municipalityMay(actor, 'decide')) notFound();
	const { id, stateChangedAt } = organisation;
	await db.transaction().execute(async (trx) => {
		const roles = await lockMembers(trx, id);
		await refuseOwnCase(trx, actor, { organisationId: id, since: stateChangedAt });
		const [held] = await holdOrganisations(trx, [id]);
		if (!held || !stateAllows(held.state, 'manage')) notFound();
		if ([...roles.values()].includes('owner')) throw new Refused('has_owner');
		const known = await findPersonByEmail(trx, email);
		if (!known || !roles.has(known.id)) return sendInvitation(trx, actor, id, email, 'owner');
		await updateRole(trx, id, known.id, 'owner');
		await recordPerson(
			trx,
			actor,
			'membership.role_changed',
			{ id: known.id, organisationId: id },
			{ role: 'owner' },
		);
		await write(trx, person(known.id), null, ({ name }) => roleLetter(name, organisation.name, 'owner'));
	});
}
