/** Who can be written to: by an address that they have shown to be theirs, and not erased. */
import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const people = (db: Handle) =>
	db
		.selectFrom('person')
		.select(['person.id', 'person.name', 'person.email', 'person.locale'])
		.where('person.emailConfirmedAt', 'is not', null)
		.where('person.erasedAt', 'is', null)
		.orderBy('person.id');

export const membersWith = (
	db: Handle,
	organisationIds: readonly number[],
	roles: readonly OrganisationRole[],
) =>
	people(db)
		.innerJoin('membership', 'membership.personId', 'person.id')
		.select('membership.organisationId')
		.where('membership.organisationId', 'in', organisationIds)
		.where('membership.role', 'in', roles)
		.execute();

export const municipalPeople = (db: Handle, roles: readonly MunicipalRole[]) =>
	people(db).where('person.municipalRole', 'in', roles).execute();

export const personById = (db: Handle, id: number) => people(db).where('person.id', '=', id).execute();
