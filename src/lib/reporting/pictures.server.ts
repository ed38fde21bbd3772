import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { notFound, Refused, refusalSentence } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files.server.ts';
import { cleanImage } from '#lib/platform/images.server.ts';

/**
 * Keeps a chosen picture at once, so that it is not lost when something else in the form is wrong: the form then
 * carries its key instead of the file. @returns a sentence where the file is no picture we can use.
 */
export async function keepPicture(
	db: Database,
	actor: Actor,
	organisationId: number,
	form: FormData,
): Promise<string | null> {
	const upload = form.get('picture');
	form.delete('picture');
	if (!(upload instanceof Blob) || upload.size === 0) return null;
	if (!may(actor, 'report', organisationId)) notFound();
	try {
		const { bytes, key, sha256, width, height } = await cleanImage(upload);
		await files().put(key, bytes);
		const about = { organisationId, uploadedBy: actor.person?.id ?? null, uploadedAt: now() };
		await db
			.insertInto('image')
			.values({ ...about, fileKey: key, sha256, width, height, bytes: bytes.length })
			.onConflict((conflict) => conflict.columns(['organisationId', 'fileKey']).doNothing())
			.execute();
		form.set('imageKey', key);
		form.delete('removeImage');
		return null;
	} catch (thrown) {
		if (thrown instanceof Refused) return refusalSentence(thrown);
		throw thrown;
	}
}
