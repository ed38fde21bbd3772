/** What tests of events and opportunities stand on: organisations with a site, the event's form, guests. */
import * as v from 'valibot';
import { type OrganisationRole, visitor } from '#lib/accounts/actor.ts';
import { signUp, type SignUpOutcome } from '#lib/events/registrations/registrations.server.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import type { Insertable } from 'kysely';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { makeOrganisation, makePerson, makeSite, type Player, type Somebody } from './people.ts';

export interface TestOrganisation extends Player {
	siteId: number;
}

/** An organisation with one person, a site and no pledge. `as` gives that person any role. */
export async function organisation(
	db: Database,
	slug: string,
	state: OrganisationState = 'approved',
): Promise<TestOrganisation> {
	const owner = await makePerson(db, { name: 'Prøve Person', email: `${slug}@example.dk` });
	const { actors, ...made } = await makeOrganisation(db, [[owner, 'owner']], {
		slug,
		name: `Firma ${slug}`,
		state,
	});
	const siteId = await makeSite(db, made.id, {
		label: 'Værkstedet',
		address: 'Rentemestervej 62',
		postcode: '2400',
		city: 'København NV',
		lat: 55.7105,
		lng: 12.5301,
		districtNr: 8,
	});
	const [{ memberships, ...somebody }] = actors as [Somebody];
	const as = (role: OrganisationRole) => ({
		...somebody,
		memberships: memberships.map((membership) => ({ ...membership, role })),
	});
	return { ...made, siteId, as };
}

/** A published event of two hours with sign-up, on the evening of 24 November 2026 unless told otherwise. */
export async function makeEvent(
	db: Database,
	organisationId: number,
	given: Partial<Insertable<DB['event']>> = {},
): Promise<{ id: number; slug: string; title: string }> {
	const { title = 'En aften', startsAt = new Date('2026-11-24T17:30:00Z') } = given;
	return db
		.insertInto('event')
		.values({
			slug: newSlug(title),
			organisationId,
			endsAt: new Date(new Date(startsAt).getTime() + 7_200_000),
			state: 'published',
			signUp: 'here',
			...given,
			title,
			startsAt,
		})
		.returning(['id', 'slug', 'title'])
		.executeTakeFirstOrThrow();
}

/** Somebody who is signed in with this e-mail signs up. */
export function comes(db: Database, slug: string, email: string): Promise<SignUpOutcome> {
	const person = { id: 0, name: 'Gæst', email, locale: 'da' as const, emailConfirmed: true };
	const actor = { ...visitor, person };
	return signUp(db, slug, { name: person.name, email }, { actor, clientAddress: '::1' });
}

/** What a good event form is read as. */
export const eventFields = (
	{ siteId }: TestOrganisation,
	changes: Record<string, string | string[]> = {},
): EventInput => v.parse(eventInput, formValues(eventForm(siteId, changes), eventInput));

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
