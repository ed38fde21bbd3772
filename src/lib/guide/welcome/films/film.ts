/** A film beside a step: where it and what belongs to it stand, in code form. */
export const filmTypes = ['video/mp4', 'video/webm'] as const;
export type FilmType = (typeof filmTypes)[number];
export const isFilmType = (mime: string | undefined): mime is FilmType =>
	filmTypes.some((type) => type === mime);

export const filmFileKinds = ['film', 'poster'] as const;
export type FilmFileKind = (typeof filmFileKinds)[number];

export const filmPath = (id: number): string => `/welcome/film/${id}`;
export const captionsPath = (id: number): string => `${filmPath(id)}/captions`;
export const posterPath = (id: number): string => `${filmPath(id)}/poster`;
