/** SQL that reads the files' own tables. */
import { sql } from 'kysely';
import type { Case, Task } from '#lib/casework/case.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

export const findCase = (db: Handle, organisationId: number): Promise<Case | undefined> =>
	db
		.selectFrom('caseworkCase')
		.leftJoin('person', 'person.id', 'caseworkCase.ownerId')
		.select(['ownerId', 'nextCallOn', 'advertProtected', 'person.name as ownerName'])
		.where('organisationId', '=', organisationId)
		.executeTakeFirst();

/** What is to be done, the first due first. */
export const openTasks = (db: Handle, organisationId: number, limit = 50): Promise<Task[]> =>
	db
		.selectFrom('caseworkTask')
		.innerJoin('person', 'person.id', 'caseworkTask.ownerId')
		.select(['caseworkTask.id', 'words', 'dueOn', 'ownerId', 'person.name as ownerName', 'doneAt'])
		.where('organisationId', '=', organisationId)
		.where('doneAt', 'is', null)
		.orderBy('dueOn')
		.orderBy('caseworkTask.id')
		.limit(limit)
		.execute();

/** When somebody last talked to them. */
export const lastCall = async (db: Handle, organisationId: number): Promise<Date | null> =>
	(
		await db
			.selectFrom('caseworkNote')
			.select('writtenAt')
			.where('organisationId', '=', organisationId)
			.where('kind', '=', 'call')
			.where('correctsId', 'is', null)
			.orderBy('writtenAt', 'desc')
			.orderBy('id', 'desc')
			.limit(1)
			.executeTakeFirst()
	)?.writtenAt ?? null;

export interface Fellow {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}

/** Whom they stand with in active partnerships, by name. */
export const fellowsOf = async (db: Handle, organisationId: number, limit = 20) =>
	(
		await sql<{ id: number; slug: string; name: string; kind: OrganisationKind }>`
			select distinct o.id, o.slug, o.name, o.kind, o.name collate "da-x-icu" as sorted
			from partnership_party own join partnership p on p.id = own.partnership_id and p.state = 'active'
			join partnership_party other on other.partnership_id = p.id and other.state = 'signed' and other.organisation_id <> own.organisation_id
			join organisation o on o.id = other.organisation_id
			where own.organisation_id = ${organisationId} and own.state = 'signed' order by sorted, o.id limit ${limit}`.execute(
			db,
		)
	).rows.map(({ id, slug, name, kind }) => ({ id, slug, name, kind }));

/** Tasks whose day has come and of which nobody was reminded, held; whose they are reads mail and still works here. */
export const lockTasksToRemind = (trx: Handle, roles: readonly string[], today: string, limit: number) =>
	trx
		.selectFrom('caseworkTask as t')
		.innerJoin('person as p', 'p.id', 't.ownerId')
		.innerJoin('organisation as o', 'o.id', 't.organisationId')
		.select(['t.id', 't.words', 't.dueOn', 't.ownerId', 'o.name', 'o.slug'])
		.where('t.doneAt', 'is', null)
		.where('t.remindedAt', 'is', null)
		.where('t.dueOn', '<=', today)
		.where(sql<boolean>`p.municipal_role = any(${[...roles]}::text[])`)
		.where('p.emailConfirmedAt', 'is not', null)
		.where('p.erasedAt', 'is', null)
		.orderBy('t.ownerId')
		.orderBy('t.dueOn')
		.orderBy('t.id')
		.limit(limit)
		.forUpdate('t')
		.skipLocked()
		.execute();
