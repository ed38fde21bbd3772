/** The municipality takes a picture down and tells the organisation why, or puts it back. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import * as queries from '#lib/organisations/files/picture-queries.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { recordPicture } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

async function lockCase(trx: Transaction, actor: Actor, id: number): Promise<queries.PictureCase> {
	if (!mayTakePictureDown(actor)) notFound();
	const picture = found(await queries.lockPicture(trx, id));
	await refuseOwnCase(trx, actor, { organisationId: picture.organisationId, since: picture.uploadedAt });
	return picture;
}

/** No longer shown anywhere, at once. Taking it down again changes nothing. @throws Refused `own_case` */
export const takePictureDown = (db: Database, actor: Actor, id: number, reason: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const picture = await lockCase(trx, actor, id);
		if (picture.takenDownAt) return;
		const at = now();
		await queries.setTakenDown(trx, id, { at, by: actor.person?.id ?? null, reason });
		await recordPicture(trx, actor, 'picture.taken_down', picture);
		await tell(trx, picture, reason, at);
	});

/** Shown again where it stood. @throws Refused `own_case` */
export const putPictureBack = (db: Database, actor: Actor, id: number): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const picture = await lockCase(trx, actor, id);
		if (!picture.takenDownAt) return;
		await queries.setTakenDown(trx, id, null);
		await recordPicture(trx, actor, 'picture.put_back', picture);
	});

const tell = (trx: Transaction, picture: queries.PictureCase, reason: string, at: Date): Promise<void> => {
	const { slug, name: organisation } = picture.organisation;
	const to = members({ organisationId: picture.organisationId }, rolesFor('edit'));
	return write(trx, to, `picture-down:${picture.id}:${at.getTime()}`, ({ name }) => ({
		subject: m.org_mail_picture_down_subject({ organisation }),
		text: m.org_mail_picture_down({ name, organisation, reason, link: webAddress(`/workspace/${slug}`) }),
	}));
};
