/**
 * Pictures of events and reports. One is kept as soon as it is chosen, so that nothing chosen is lost when something else in
 * the form is wrong: as the organisation's own, seen by nobody else, and gone after a day unless a row takes it.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay } from '#lib/accounts/access.ts';
import type { OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import { countHandIn, keepFor } from '#lib/organisations/files/hand-in.server.ts';
import * as queries from '#lib/organisations/files/picture-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused, refusalSentence } from '#lib/platform/errors.ts';
import { cleanImage } from '#lib/platform/files/images.server.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';

interface For {
	organisationId: number;
	/** What the form takes that the picture is for. */
	ability: OrganisationAbility;
}

/**
 * Draws an uploaded picture anew and keeps it for the organisation. @returns its key, which is its address.
 * @throws Refused `image_too_big`, `image_not_an_image`, `image_broken`, `picture_taken_down`, `file_too_often`,
 * `file_no_room`, `file_no_room_yet`, `file_not_stored`
 */
export async function storePicture(
	db: Database,
	actor: Actor,
	{ organisationId, ability }: For,
	upload: Blob,
): Promise<string> {
	if (!may(actor, ability, organisationId)) notFound();
	await countHandIn(db, actor, 'picture');
	const { bytes: content, key, sha256, width, height } = await cleanImage(upload);
	await keepFor(db, organisationId, [{ key, content }], 'picture');
	const kept = await queries.insertPicture(db, {
		organisationId,
		fileKey: key,
		sha256,
		width,
		height,
		bytes: content.length,
		uploadedBy: actor.person?.id ?? null,
		uploadedAt: now(),
	});
	if (kept.takenDownAt) throw new Refused('picture_taken_down', 'picture');
	return key;
}

/** Keeps the picture that is chosen in the form; the form then carries its key instead. @returns what is wrong with it. */
export async function keepPicture(
	db: Database,
	actor: Actor,
	wanted: For,
	form: FormData,
): Promise<string | null> {
	const [upload] = filesIn(form, 'picture');
	form.delete('picture');
	if (!upload) return null;
	try {
		form.set('imageKey', await storePicture(db, actor, wanted, upload));
		form.delete('removeImage');
		return null;
	} catch (thrown) {
		if (thrown instanceof Refused) return refusalSentence(thrown);
		throw thrown;
	}
}

/** The organisation's picture with this key, held so that it stays. @throws Refused `picture_gone` */
export async function chosenPicture(
	trx: Transaction,
	organisationId: number,
	key: string,
): Promise<{ id: number }> {
	const picture = await queries.holdPicture(trx, organisationId, key);
	if (!picture) throw new Refused('picture_gone', 'picture');
	return picture;
}

/** Does `save`; a picture that is gone is no longer in the form that comes back, so that the rest can be sent. */
export async function withoutGonePicture<R>(form: FormData, save: () => Promise<R>): Promise<R> {
	try {
		return await save();
	} catch (thrown) {
		if (thrown instanceof Refused && thrown.code === 'picture_gone') form.delete('imageKey');
		throw thrown;
	}
}

/** A picture nothing public shows: for the organisation that chose it, and for the municipality. */
export async function maySeePicture(db: Database, actor: Actor, key: string): Promise<boolean> {
	if (!actor.person) return false;
	const owners = await queries.ownersOfPicture(db, key);
	if (owners.length && municipalityMay(actor, 'oversee')) return true;
	return owners.some(({ organisationId, takenDownAt }) => !takenDownAt && may(actor, 'read', organisationId));
}
