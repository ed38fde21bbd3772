/** People and organisations for this room's tests. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Actor, MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { visitor } from '#lib/accounts/actor.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import { insertSite, makePrimary } from '#lib/organisations/sites/site-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

let counter = 0;

async function person(db: Database, name: string, municipalRole: MunicipalRole | null): Promise<Actor> {
	const email = `${name.toLowerCase()}-${++counter}@eksempel.dk`;
	const { id } = await db
		.insertInto('person')
		.values({ name, email, municipalRole, emailConfirmedAt: new Date() })
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		person: { id, name, email, locale: 'da', emailConfirmed: true },
		municipalRole,
		memberships: [],
	};
}

export const caseworker = (db: Database, role: MunicipalRole = 'consultant') => person(db, 'Karen', role);

export async function organisation(
	db: Database,
	given: Partial<Pick<Organisation, 'name' | 'kind' | 'cvr' | 'purpose' | 'website' | 'languages'>> & {
		state?: OrganisationState;
		slug?: string;
	} = {},
): Promise<Organisation> {
	const slug = given.slug ?? `by-${++counter}`;
	await db
		.insertInto('organisation')
		.values({
			kind: 'association',
			name: `Foreningen ${counter}`,
			purpose: 'Vi samler naboer til mad og snak om torsdagen.',
			contactName: 'Kontakt',
			contactEmail: 'kontakt@eksempel.dk',
			...given,
			slug,
			state: given.state ?? 'email_confirmed',
		})
		.execute();
	return (await findOrganisationBySlug(db, slug))!;
}

export async function member(
	db: Database,
	of: Organisation,
	role: OrganisationRole = 'owner',
): Promise<Actor> {
	const actor = await person(db, 'Mette', null);
	await db
		.insertInto('membership')
		.values({ organisationId: of.id, personId: actor.person!.id, role })
		.execute();
	const { id: organisationId, slug, name, kind, state } = of;
	return { ...actor, memberships: [{ organisationId, slug, name, kind, state, role }] };
}

export async function site(
	db: Database,
	of: Organisation,
	given: { address?: string; postcode?: string; lat?: number; lng?: number; districtNr?: 1 | 3 | 5 } = {},
): Promise<number> {
	return db.transaction().execute(async (trx) => {
		const id = await insertSite(trx, of.id, {
			label: '',
			address: given.address ?? `Nørrebrogade ${++counter}`,
			postcode: given.postcode ?? '2200',
			city: 'København N',
			lat: given.lat ?? 55.6961,
			lng: given.lng ?? 12.547,
			districtNr: given.districtNr ?? 3,
			pNumber: null,
		});
		await makePrimary(trx, of.id, id);
		return id;
	});
}

export { visitor };
