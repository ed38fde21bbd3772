import { sql } from 'kysely';
import type { ActorMembership } from '#lib/accounts/actor.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** What a person, by the alias `p`, is a member of. */
export const memberships = sql<ActorMembership[]>`coalesce((
	select json_agg(json_build_object('organisationId', o.id, 'slug', o.slug, 'name', o.name,
		'kind', o.kind, 'state', o.state, 'role', m.role) order by o.name collate "da-x-icu", o.id)
	from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id), '[]')`;

export const findActor = (db: Handle, personId: number) =>
	db
		.selectFrom('person as p')
		.select(['p.id', 'p.name', 'p.email', 'p.locale', 'p.emailConfirmedAt', 'p.municipalRole'])
		.select(memberships.as('memberships'))
		.where('p.id', '=', personId)
		.where('p.erasedAt', 'is', null)
		.executeTakeFirst();

/** Held by a key share, in one order; see `holdStates`. */
export async function holdOrganisations(
	trx: Transaction,
	ids: readonly number[],
): Promise<{ id: number; state: OrganisationState }[]> {
	const { rows } = await sql<{ id: number; state: OrganisationState }>`select id, state from organisation
		where id = any(${sql.val(ids)}::integer[]) order by id for key share`.execute(trx);
	return rows;
}
