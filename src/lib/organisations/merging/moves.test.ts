/** Every reference to an organisation, as the schema has it: what a merge does with it, and that the database lets it. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { insertMerge, moveEverything } from '#lib/organisations/merging/merge-writes.server.ts';
import { fates } from '#lib/organisations/merging/moves.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { withDatabase } from '../../../../tests/support/database.ts';
import { fillEverything } from '../../../../tests/support/everything.ts';

const person = (id: number) => ({
	id,
	name: `Person ${id}`,
	email: `p${id}@prove.example`,
	phone: `+45 ${id}`,
	mark: `nr${id}`,
});

async function references(db: Database): Promise<string[]> {
	const { rows } = await sql<{ reference: string }>`
		select c.conrelid::regclass || '.' || a.attname as reference from pg_constraint c
		join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
		where c.contype = 'f' and c.confrelid = 'organisation'::regclass order by 1`.execute(db);
	return rows.map(({ reference }) => reference);
}

const howMany = async (db: Database, reference: string, id: number): Promise<number> => {
	const [table = '', column = ''] = reference.split('.');
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
		where ${sql.ref(column)} = ${id}`.execute(db);
	return rows[0]?.n ?? 0;
};

describe('a merge', () => {
	const db = withDatabase();

	test('names every reference to an organisation, and none that is gone', async () => {
		expect(Object.keys(fates).toSorted()).toEqual((await references(db())).toSorted());
	});

	test('moves a row of each table that follows, also what nobody may rewrite, and leaves the others', async () => {
		await fillEverything(db(), [person(1), person(2)]);
		await db()
			.transaction()
			.execute(async (trx) => {
				await sql`set local session_replication_role = replica`.execute(trx);
				await sql`delete from organisation_merge`.execute(trx);
				// Its self-mutes cannot be, and would be two of one.
				await sql`delete from match_mute where id = 2`.execute(trx);
				// Two lists from files are an obstacle, and refused before.
				await sql`update import_source set kind = 'feed' where id = 2`.execute(trx);
			});
		const at = new Date('2026-11-26T09:00:00Z');
		await db()
			.transaction()
			.execute(async (trx) => {
				await insertMerge(trx, { fromId: 1, intoId: 2, reason: 'Den samme', mergedAt: at, mergedBy: 1 });
				await moveEverything(trx, { from: 1, into: 2 }, at);
			});
		const wrong: string[] = [];
		for (const [reference, fate] of Object.entries(fates)) {
			if (reference.startsWith('organisation_merge.')) continue;
			const isLeft = typeof fate === 'object' && 'stays' in fate;
			const [old, kept] = [await howMany(db(), reference, 1), await howMany(db(), reference, 2)];
			// The two cases and the two records of reports are one each, and there is one mute.
			const all = /^(casework_case|reporting_record|match_mute)\./.test(reference) ? 1 : 2;
			if (old !== (isLeft ? 1 : 0) || kept !== (isLeft ? 1 : all))
				wrong.push(`${reference}: ${old}, ${kept}`);
		}
		expect(wrong).toEqual([]);
	});
});

describe('a guard', () => {
	const db = withDatabase();

	test('lets nothing pass that is no merge, and nothing but the organisation along one', async () => {
		await fillEverything(db(), [person(1), person(2)]);
		const change = (set: string) => sql.raw(`update signature set ${set} where id = 1`).execute(db());
		await expect(change('organisation_id = 2')).rejects.toThrow('rewritten');
		await sql`insert into organisation (id, slug, kind, name) overriding system value values (3, 'c', 'business', 'C')`.execute(
			db(),
		);
		await db()
			.transaction()
			.execute(async (trx) => {
				await sql`set local session_replication_role = replica`.execute(trx);
				await sql`delete from organisation_merge`.execute(trx);
			});
		await insertMerge(db() as never, {
			...{ fromId: 1, intoId: 3, reason: 'Den samme', mergedBy: 1 },
			mergedAt: new Date(),
		});
		await expect(change('organisation_id = 2')).rejects.toThrow('rewritten');
		await expect(change("organisation_id = 3, signer_name = 'En anden'")).rejects.toThrow('rewritten');
		await change('organisation_id = 3');
		await expect(change('organisation_id = 1')).rejects.toThrow('rewritten');
		await expect(sql`delete from signature`.execute(db())).rejects.toThrow('append-only');
		await expect(sql`update organisation_merge set into_id = 2`.execute(db())).rejects.toThrow();
	});
});
