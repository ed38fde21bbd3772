/** Pictures in the city's events and reports, newest first, for those who look after what is shown. */
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import {
	findPicture,
	newestPictures,
	picturesTakenDown,
	type CityPicture,
} from '#lib/municipality/picture-queries.server.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** @param asked the picture somebody came for, whether or not it is among the newest */
export async function picturesOfTheCity(db: Database, actor: Actor, asked: number | null) {
	const [one, newest, takenDown] = await Promise.all([
		asked === null ? undefined : findPicture(db, asked),
		newestPictures(db),
		picturesTakenDown(db),
	]);
	const listed = [...(one ? [one] : []), ...newest, ...takenDown];
	const own = await ownCases(
		db,
		actor,
		listed.map(({ organisationId, uploadedAt }) => ({ organisationId, since: uploadedAt })),
	);
	const withCase = (picture: CityPicture) => ({ ...picture, ownCase: own.has(picture.organisationId) });
	return {
		asked: one && !one.takenDownAt ? withCase(one) : null,
		newest: newest.filter(({ id }) => id !== asked).map(withCase),
		takenDown: takenDown.map(withCase),
		mayDecide: mayTakePictureDown(actor),
	};
}
