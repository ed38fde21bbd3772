/** What tests of events and opportunities stand on: organisations with people, a site and a commitment. */
import { type Actor, type OrganisationRole, visitor } from '#lib/accounts/actor.ts';
import { signUp, type SignUpOutcome } from '#lib/events/registrations/registrations.server.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export interface TestOrganisation {
	id: number;
	slug: string;
	siteId: number;
	/** Somebody of the organisation in this role. */
	as: (role: OrganisationRole) => Actor;
}

export async function organisation(
	db: Database,
	slug: string,
	state: OrganisationState = 'approved',
): Promise<TestOrganisation> {
	const { id } = await db
		.insertInto('organisation')
		.values({ slug, kind: 'business', name: `Firma ${slug}`, state })
		.returning('id')
		.executeTakeFirstOrThrow();
	const { id: personId } = await db
		.insertInto('person')
		.values({ name: 'Prøve Person', email: `${slug}@example.dk`, emailConfirmedAt: new Date('2026-01-01') })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db.insertInto('membership').values({ organisationId: id, personId, role: 'owner' }).execute();
	const { id: siteId } = await db
		.insertInto('site')
		.values({
			organisationId: id,
			label: 'Værkstedet',
			address: 'Rentemestervej 62',
			postcode: '2400',
			city: 'København NV',
			lat: 55.7105,
			lng: 12.5301,
			districtNr: 8,
			isPrimary: true,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const as = (role: OrganisationRole): Actor => ({
		person: {
			id: personId,
			name: 'Prøve Person',
			email: `${slug}@example.dk`,
			locale: 'da',
			emailConfirmed: true,
		},
		municipalRole: null,
		memberships: [{ organisationId: id, slug, name: `Firma ${slug}`, kind: 'business', state, role }],
	});
	return { id, slug, siteId, as };
}

/** Somebody who is signed in with this e-mail signs up. */
export function comes(db: Database, slug: string, email: string): Promise<SignUpOutcome> {
	const person = { id: 0, name: 'Gæst', email, locale: 'da' as const, emailConfirmed: true };
	const actor = { ...visitor, person };
	return signUp(db, slug, { name: person.name, email }, { actor, clientAddress: '::1' });
}

/** A running commitment of the organisation. */
export async function commitment(db: Database, organisationId: number, type: string): Promise<number> {
	const { id } = await db
		.insertInto('commitment')
		.values({
			slug: `${type}-${organisationId}`,
			organisationId,
			type,
			title: `Løfte om ${type}`,
			goal: '2011-2014/goal-1',
			target: 10,
			originalTarget: 10,
			startsOn: '2026-01-01',
			dueOn: '2026-12-31',
			state: 'active',
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export const deliveredOf = async (db: Database, commitmentId: number): Promise<number> =>
	(
		await db
			.selectFrom('commitmentTotal')
			.select('delivered')
			.where('commitmentId', '=', commitmentId)
			.executeTakeFirstOrThrow()
	).delivered ?? 0;

/** The fields of a good event form; what a test names replaces them. */
export const eventForm = (siteId: number, changes: Record<string, string | string[]> = {}): FormData => {
	const form = new FormData();
	const fields: Record<string, string | string[]> = {
		title: 'Prøv en læreplads',
		description: 'Kom forbi vores værksted og træk dine første ledninger.',
		contentLocale: 'da',
		startsOn: '24.11.2026',
		startsTime: '18.30',
		endsTime: '21.00',
		where: 'site',
		site: String(siteId),
		languages: ['da', 'en'],
		danishLevel: 'little',
		priceKr: '0',
		signUp: 'here',
		capacity: '10',
		...changes,
	};
	for (const [name, value] of Object.entries(fields)) {
		for (const text of [value].flat()) form.append(name, text);
	}
	return form;
};
