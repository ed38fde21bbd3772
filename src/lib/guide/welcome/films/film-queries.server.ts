/** SQL of the guide's films. */
import type { FilmFileKind } from '#lib/guide/welcome/films/film.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const films = (db: Handle) =>
	db
		.selectFrom('guideFilm')
		.innerJoin('guideFilmFile as file', (join) =>
			join.onRef('file.filmId', '=', 'guideFilm.id').on('file.kind', '=', 'film'),
		)
		.select(['guideFilm.id', 'guideFilm.locale', 'guideFilm.title', 'guideFilm.captions'])
		.select(['guideFilm.transcript', 'file.mediaType', 'file.bytes']);
export type FilmRow = Awaited<ReturnType<typeof filmsOf>>[number];

/** One for each language that there is one in. */
export const filmsOf = (db: Handle, stepId: number) =>
	films(db).where('guideFilm.stepId', '=', stepId).orderBy('guideFilm.id').execute();

export const findCaptions = (db: Handle, id: number) =>
	db
		.selectFrom('guideFilm')
		.innerJoin('guideStep', 'guideStep.id', 'guideFilm.stepId')
		.select(['guideFilm.captions', 'guideStep.state'])
		.where('guideFilm.id', '=', id)
		.executeTakeFirst();

export const findFilmFile = (db: Handle, id: number, kind: FilmFileKind) =>
	db
		.selectFrom('guideFilmFile')
		.innerJoin('guideFilm', 'guideFilm.id', 'guideFilmFile.filmId')
		.innerJoin('guideStep', 'guideStep.id', 'guideFilm.stepId')
		.select(['guideFilmFile.fileKey', 'guideFilmFile.mediaType', 'guideFilmFile.bytes', 'guideStep.state'])
		.where('guideFilm.id', '=', id)
		.where('guideFilmFile.kind', '=', kind)
		.executeTakeFirst();
