/** The demo's own accounts, and everybody else who has one. All share the demo's password. */
import { demoAccounts } from '#lib/accounts/signing-in/demo-accounts.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Insertable } from 'kysely';
import type { Person } from '#lib/platform/database/tables.ts';
import { batches, type PersonRow } from './city.ts';

export async function addPeople(
	trx: Transaction,
	people: readonly Insertable<Person>[],
): Promise<PersonRow[]> {
	const added: PersonRow[] = [];
	for (const batch of batches(people)) {
		added.push(
			...(await trx.insertInto('person').values(batch).returning(['id', 'name', 'email']).execute()),
		);
	}
	return added;
}

export type DemoPeople = Record<(typeof demoAccounts)[number]['key'], PersonRow>;

export async function addDemoPeople(
	trx: Transaction,
	passwordHash: string,
	since: Date,
): Promise<DemoPeople> {
	const rows = await addPeople(
		trx,
		demoAccounts.map(({ name, email, municipalRole }) => ({
			name,
			email,
			municipalRole,
			passwordHash,
			emailConfirmedAt: since,
			createdAt: since,
		})),
	);
	return Object.fromEntries(demoAccounts.map(({ key }, i) => [key, rows[i]!])) as DemoPeople;
}
