import { sql } from 'kysely';
import type { Evidence } from '#lib/contributions/evidence/evidence.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const rows = (db: Handle) =>
	db
		.selectFrom('evidence')
		.select(['id', 'contributionId', 'kind', 'url', 'mediaType', 'fileName', 'bytes', 'addedAt'])
		.where('removedAt', 'is', null);

/** What stands beside these contributions, in the order it came. */
export const evidenceOf = (db: Handle, contributionIds: readonly number[]): Promise<Evidence[]> =>
	contributionIds.length
		? rows(db).where('contributionId', 'in', contributionIds).orderBy('id').execute()
		: Promise.resolve([]);

/** A file with where it lies. */
export const evidenceFile = (db: Handle, id: number) =>
	rows(db).select('fileKey').where('id', '=', id).where('kind', '=', 'file').executeTakeFirst();

export const evidenceById = (db: Handle, id: number): Promise<Evidence | undefined> =>
	rows(db).where('id', '=', id).executeTakeFirst();

export type NewEvidence = { addedBy: number | null; addedAt: Date } & (
	| { kind: 'link'; url: string }
	| {
			kind: 'file';
			fileKey: string;
			mediaType: NonNullable<Evidence['mediaType']>;
			fileName: string;
			bytes: number;
	  }
);

/** The same link or file twice is one. */
export async function insertEvidence(
	trx: Transaction,
	contributionIds: readonly number[],
	pieces: readonly NewEvidence[],
): Promise<void> {
	const values = contributionIds.flatMap((contributionId) =>
		pieces.map((piece) => ({ ...piece, contributionId })),
	);
	if (!values.length) return;
	await trx
		.insertInto('evidence')
		.values(values)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The evidence of a corrected contribution beside the one that took its place. */
export const copyEvidence = async (trx: Transaction, from: number, to: number): Promise<void> => {
	await sql`insert into evidence (contribution_id, kind, url, file_key, media_type, file_name, bytes, added_by, added_at)
		select ${to}, kind, url, file_key, media_type, file_name, bytes, added_by, added_at
		from evidence where contribution_id = ${from} and removed_at is null order by id on conflict do nothing`.execute(
		trx,
	);
};

export const removeEvidenceRow = (trx: Transaction, id: number, by: number | null, at: Date) =>
	trx
		.updateTable('evidence')
		.set({ removedAt: at, removedBy: by })
		.where('id', '=', id)
		.where('removedAt', 'is', null)
		.execute();
