import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { cleanImage } from '#lib/platform/images.server.ts';
import { storeFile } from '#lib/platform/stored-files.server.ts';

/**
 * Draws an uploaded picture anew and keeps it for the organisation. @returns its key, which is its address.
 * @throws Refused `image_too_big`, `image_not_an_image`, `image_broken`, `file_not_stored`
 */
export async function storePicture(
	db: Database,
	actor: Actor,
	organisationId: number,
	upload: Blob,
): Promise<string> {
	if (!may(actor, 'edit', organisationId)) notFound();
	const { bytes, key, sha256, width, height } = await cleanImage(upload);
	await storeFile(db, key, bytes);
	await db
		.insertInto('image')
		.values({
			organisationId,
			fileKey: key,
			sha256,
			width,
			height,
			bytes: bytes.length,
			uploadedBy: actor.person?.id ?? null,
			uploadedAt: now(),
		})
		.onConflict((conflict) => conflict.columns(['organisationId', 'fileKey']).doNothing())
		.execute();
	return key;
}

/** The organisation's picture with this key. */
export const findPicture = (
	trx: Transaction,
	organisationId: number,
	key: string,
): Promise<{ id: number } | undefined> =>
	trx
		.selectFrom('image')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('fileKey', '=', key)
		.executeTakeFirst();

export async function pictureExists(db: Database, key: string): Promise<boolean> {
	return Boolean(await db.selectFrom('image').select('id').where('fileKey', '=', key).executeTakeFirst());
}
