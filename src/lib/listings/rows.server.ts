/** Pieces of SQL about whose a listing is. */
import { sql } from 'kysely';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Organiser } from '#lib/listings/listing.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';

const theirs = (table: string) => sql.ref(`${table}.organisation_id`);

/** The organisation of the row of `table`, as it stands beside it. */
export const organiserBeside = (table: string) => sql<Organiser & { state: OrganisationState }>`(
	select json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind, 'state', o.state)
	from organisation o where o.id = ${theirs(table)})`;

/** The organisation of the row of `table` may show things. */
export const isByShown = (table: string) =>
	sql<boolean>`exists (select from organisation o where o.id = ${theirs(table)} and ${isShown('o')})`;
