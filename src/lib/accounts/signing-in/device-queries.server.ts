import { sql } from 'kysely';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { deletes } from '#lib/platform/personal-data/keeping.server.ts';

export async function upsertDevice(
	db: Database,
	row: { secretHash: string; personId: number; usedAt: Date },
): Promise<void> {
	await db
		.insertInto('knownDevice')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['secretHash', 'personId']).doUpdateSet({ usedAt: row.usedAt }),
		)
		.execute();
}

/** The person's device, if it was used since `since`. */
export const findDevice = (db: Database, secretHash: string, personId: number, since: Date) =>
	db
		.selectFrom('knownDevice')
		.select('secretHash')
		.where('secretHash', '=', secretHash)
		.where('personId', '=', personId)
		.where('usedAt', '>', since)
		.executeTakeFirst();

export async function deleteDevicesOf(db: Handle, personId: number): Promise<void> {
	await db.deleteFrom('knownDevice').where('personId', '=', personId).execute();
}

export const oldDevices = deletes('knownDevice', 'knownDevice', (before) => sql`t.used_at <= ${before}`);
