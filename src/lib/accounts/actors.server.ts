import { sql } from 'kysely';
import type { Actor, ActorMembership } from '#lib/accounts/actor.ts';
import { savedLocale } from '#lib/i18n/locale.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

/** A person with what they may do now, for work that no session stands behind; undefined once they are erased. */
export async function actorById(db: Database | Transaction, personId: number): Promise<Actor | undefined> {
	const row = await db
		.selectFrom('person as p')
		.select(['p.id', 'p.name', 'p.email', 'p.locale', 'p.emailConfirmedAt', 'p.municipalRole'])
		.select(
			sql<ActorMembership[]>`coalesce((
				select json_agg(json_build_object('organisationId', o.id, 'slug', o.slug, 'name', o.name,
					'kind', o.kind, 'state', o.state, 'role', m.role) order by o.id)
				from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id), '[]')`.as(
				'memberships',
			),
		)
		.where('p.id', '=', personId)
		.where('p.erasedAt', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { id, name, email, locale, emailConfirmedAt, municipalRole, memberships } = row;
	return {
		person: {
			id,
			name,
			email,
			emailConfirmed: emailConfirmedAt !== null,
			locale: savedLocale(locale),
		},
		municipalRole,
		memberships,
	};
}
