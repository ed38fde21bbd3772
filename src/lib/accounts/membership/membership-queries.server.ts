import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql } from 'kysely';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import { deletes } from '#lib/platform/personal-data/keeping.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export interface Member {
	personId: number;
	name: string;
	email: string;
	role: OrganisationRole;
	since: Date;
}

export const listMembers = (db: Handle, organisationId: number): Promise<Member[]> =>
	db
		.selectFrom('membership as m')
		.innerJoin('person as p', 'p.id', 'm.personId')
		.select(['m.personId', 'p.name', 'p.email', 'm.role', 'm.createdAt as since'])
		.where('m.organisationId', '=', organisationId)
		.orderBy(sql`p.name collate "da-x-icu"`)
		.orderBy('m.personId')
		.limit(500)
		.execute();

/** Everything that changes an organisation's members waits here, one at a time. */
export async function lockMembers(
	trx: Transaction,
	organisationId: number,
): Promise<Map<number, OrganisationRole>> {
	await trx
		.selectFrom('organisation')
		.select('id')
		.where('id', '=', organisationId)
		.forNoKeyUpdate()
		.execute();
	return rolesOf(trx, organisationId);
}

export async function rolesOf(db: Handle, organisationId: number): Promise<Map<number, OrganisationRole>> {
	const rows = await db
		.selectFrom('membership')
		.select(['personId', 'role'])
		.where('organisationId', '=', organisationId)
		.execute();
	return new Map(rows.map(({ personId, role }) => [personId, role]));
}

export async function insertMembership(
	trx: Transaction,
	row: {
		organisationId: number;
		personId: number;
		role: OrganisationRole;
		createdAt: Date;
		createdBy: number | null;
	},
): Promise<void> {
	await trx
		.insertInto('membership')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function updateRole(
	trx: Transaction,
	organisationId: number,
	personId: number,
	role: OrganisationRole,
): Promise<void> {
	await trx
		.updateTable('membership')
		.set({ role })
		.where('organisationId', '=', organisationId)
		.where('personId', '=', personId)
		.execute();
}

export async function deleteMembership(
	trx: Transaction,
	organisationId: number,
	personId: number,
): Promise<void> {
	await trx
		.deleteFrom('membership')
		.where('organisationId', '=', organisationId)
		.where('personId', '=', personId)
		.execute();
}

export interface OwnMembership {
	organisationId: number;
	slug: string;
	name: string;
	state: OrganisationState;
	role: OrganisationRole;
}

/** The person's organisations in one fixed order, for locking them one after the other. */
export const findMemberships = (db: Handle, personId: number): Promise<OwnMembership[]> =>
	db
		.selectFrom('membership as m')
		.innerJoin('organisation as o', 'o.id', 'm.organisationId')
		.select(['m.organisationId', 'o.slug', 'o.name', 'o.state', 'm.role'])
		.where('m.personId', '=', personId)
		.orderBy('m.organisationId')
		.execute();

export const formerMemberships = deletes(
	'formerMembership',
	'pastMembership',
	(before) => sql`t.left_at < ${before}`,
);
