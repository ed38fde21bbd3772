import { rolesThatMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { staffWith, type Colleague } from '#lib/accounts/person-queries.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';

/** Those at the municipality who may do this, by name. */
export const colleaguesWho = (db: Handle, ability: MunicipalAbility): Promise<Colleague[]> =>
	staffWith(db, rolesThatMay(ability));

/** A form names somebody by number. @throws 404 for who may not do this at the municipality */
export async function mustBeColleague(db: Handle, ability: MunicipalAbility, id: number): Promise<void> {
	if (!(await colleaguesWho(db, ability)).some((one) => one.id === id)) notFound();
}
