/** What is written of the guide's films. A file that no row names any more goes by itself. */
import type { Insertable } from 'kysely';
import type { HandedIn } from '#lib/guide/welcome/films/film-files.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { GuideFilm } from '#lib/platform/database/tables.ts';

export async function insertFilm(
	trx: Transaction,
	row: Insertable<GuideFilm>,
	{ film, poster }: Pick<HandedIn, 'film' | 'poster'>,
): Promise<void> {
	const { id: filmId } = await trx
		.insertInto('guideFilm')
		.values(row)
		.returning('id')
		.executeTakeFirstOrThrow();
	await trx
		.insertInto('guideFilmFile')
		.values([
			{
				...{ filmId, kind: 'film', fileKey: film.key, mediaType: film.mediaType },
				bytes: film.content.length,
			},
			{
				...{ filmId, kind: 'poster', fileKey: poster.key, mediaType: 'image/webp' },
				bytes: poster.content.length,
			},
		])
		.execute();
}

/** @returns whether it was there */
export async function deleteFilm(trx: Transaction, stepId: number, locale: string): Promise<boolean> {
	const gone = await trx
		.deleteFrom('guideFilm')
		.where('stepId', '=', stepId)
		.where('locale', '=', locale)
		.returning('id')
		.execute();
	return gone.length > 0;
}
