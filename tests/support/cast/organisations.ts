/** Organisations on their way to the city's network, with their members and places. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Actor, OrganisationRole } from '#lib/accounts/actor.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { joined, makeOrganisation, makePerson } from './people.ts';

let counter = 0;

/** Filled in, and nobody's yet. */
export async function organisation(
	db: Database,
	given: Partial<Pick<Organisation, 'name' | 'kind' | 'cvr' | 'purpose' | 'website' | 'languages'>> & {
		state?: OrganisationState;
		slug?: string;
	} = {},
): Promise<Organisation> {
	const { slug } = await makeOrganisation(db, [], {
		kind: 'association',
		name: `Foreningen ${++counter}`,
		purpose: 'Vi samler naboer til mad og snak om torsdagen.',
		contactName: 'Kontakt',
		contactEmail: 'kontakt@eksempel.dk',
		...given,
		state: given.state ?? 'email_confirmed',
	});
	return (await findOrganisationBySlug(db, slug))!;
}

export const member = async (
	db: Database,
	of: Organisation,
	role: OrganisationRole = 'owner',
): Promise<Actor> => joined(db, await makePerson(db, { name: 'Mette' }), of, role, of.state);
