/** Pictures in the city's events and reports, newest first, for those who look after what is shown. */
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import {
	findPicture,
	newestPictures,
	picturesTakenDown,
	type CityPicture,
} from '#lib/municipality/picture-queries.server.ts';
import { mustOversee } from '#lib/municipality/oversee.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const size = 24;
/** So many of each of the two lists are in a file at most. */
const mostInFile = 10_000;

/** @param asked the picture somebody came for, whether or not it is among the newest, and where the two lists begin */
export async function picturesOfTheCity(
	db: Database,
	actor: Actor,
	{ picture: asked, after, down }: { picture: number | null; after?: string | null; down?: string | null },
) {
	const [one, newest, takenDown] = await Promise.all([
		asked === null ? undefined : findPicture(db, asked),
		newestPictures(db, { after, limit: size }),
		picturesTakenDown(db, { after: down, limit: size }),
	]);
	const listed = [...(one ? [one] : []), ...newest.rows, ...takenDown.rows];
	const own = await ownCases(
		db,
		actor,
		listed.map(({ organisationId, uploadedAt }) => ({ organisationId, since: uploadedAt })),
	);
	const withCase = (picture: CityPicture) => ({ ...picture, ownCase: own.has(picture.organisationId) });
	return {
		asked: one && !one.takenDownAt ? withCase(one) : null,
		newest: newest.rows.filter(({ id }) => id !== asked).map(withCase),
		nextNewest: newest.next,
		takenDown: takenDown.rows.map(withCase),
		nextTakenDown: takenDown.next,
		mayDecide: mayTakePictureDown(actor),
	};
}

/** Both lists as the page has them, the newest that are shown and then what was taken down, for a file. @throws 404 */
export async function picturesFile(db: Database, actor: Actor): Promise<CityPicture[]> {
	mustOversee(actor);
	const asked = { after: null, limit: mostInFile };
	const [newest, takenDown] = await Promise.all([newestPictures(db, asked), picturesTakenDown(db, asked)]);
	return [...newest.rows, ...takenDown.rows];
}
