/** An application that was a mistake, or is not wanted any more, and everything in it. */
import { organisationRoles, type Actor } from '#lib/accounts/actor.ts';
import { caseworkers, members, write } from '#lib/accounts/letters/letters.server.ts';
import { lockForManager } from '#lib/accounts/membership/members.server.ts';
import { isUndecided } from '#lib/accounts/organisation-states.ts';
import { givenUpLetter } from '#lib/organisations/application/letters.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { lockForDecision } from '#lib/organisations/queries.server.ts';
import { record } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { giveUpEverything, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

/**
 * Deletes what an organisation is and holds that the municipality has not approved. Its people hear of it, and so does
 * the municipality where the case was theirs. Waits, as a decision does, for whoever is writing for it.
 * @throws Refused('not_an_application')
 */
export async function giveUp(
	db: Database,
	actor: Actor,
	slug: string,
	rooms: readonly PersonalData[],
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const { id } = await organisationFor(trx, actor, slug, 'manage');
		const organisation = found(await lockForDecision(trx, id));
		await lockForManager(trx, actor, id);
		const { name, state } = organisation;
		if (!isUndecided(state)) throw new Refused('not_an_application');
		await write(trx, members(organisation, organisationRoles), null, () => givenUpLetter(name, 'member'));
		if (state === 'waiting' || state === 'changes_requested') {
			await write(trx, caseworkers(), null, () => givenUpLetter(name, 'city'));
		}
		await record(trx, actor, 'organisation.given_up', { id, organisationId: id }, { from: state });
		await giveUpEverything(trx, rooms, id, now());
	});
}
