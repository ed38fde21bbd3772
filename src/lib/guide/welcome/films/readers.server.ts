/** Films as everybody sees them: of a step that everybody reads, and else for those who see its desk. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { wordsOf } from '#lib/guide/welcome/films/captions.ts';
import type { FilmFileKind } from '#lib/guide/welcome/films/film.ts';
import * as queries from '#lib/guide/welcome/films/film-queries.server.ts';
import { rangeIn } from '#lib/guide/welcome/films/range.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files/files.server.ts';

/** With what is said in it, to be read. */
const shown = ({ id, locale, title, captions, transcript, mediaType }: queries.FilmRow) => ({
	...{ id, locale, title, mediaType },
	words: transcript ?? wordsOf(captions),
});
export type ShownFilm = ReturnType<typeof shown>;

/** The one in this language, else the Danish one. */
export async function filmFor(db: Handle, stepId: number, language: string): Promise<ShownFilm | null> {
	const films = await queries.filmsOf(db, stepId);
	const film = [language, baseLocale].flatMap((one) => films.find(({ locale }) => locale === one) ?? [])[0];
	return film ? shown(film) : null;
}

/** The one in this language and no other. */
export async function filmIn(db: Handle, stepId: number, language: string): Promise<ShownFilm | null> {
	const film = (await queries.filmsOf(db, stepId)).find(({ locale }) => locale === language);
	return film ? shown(film) : null;
}

const maySee = (actor: Actor, state: string): boolean =>
	state === 'published' || municipalityMay(actor, 'oversee');

/** Kept by browsers, and not by the process: a film is larger than what it keeps. */
const headers = {
	'cache-control': 'private, max-age=3600',
	'content-security-policy': "default-src 'none'; sandbox",
	'x-content-type-options': 'nosniff',
};

/** @throws 404 */
export async function captionsAnswer(db: Database, actor: Actor, id: number): Promise<Response> {
	const { captions, state } = found(await queries.findCaptions(db, id));
	if (!maySee(actor, state)) notFound();
	return new Response(captions, { headers: { ...headers, 'content-type': 'text/vtt; charset=utf-8' } });
}

/** The whole file, or the part that a player asks for: 206, and 416 where there is none. @throws 404 */
export async function fileAnswer(
	db: Database,
	actor: Actor,
	{ id, kind }: { id: number; kind: FilmFileKind },
	asked: Headers,
): Promise<Response> {
	const { fileKey, mediaType, bytes, state } = found(await queries.findFilmFile(db, id, kind));
	if (!maySee(actor, state)) notFound();
	const etag = `"${fileKey}"`;
	const all = { ...headers, etag, 'accept-ranges': 'bytes', 'content-type': mediaType };
	if (asked.get('if-none-match') === etag) return new Response(null, { status: 304, headers: all });
	const isSame = [null, etag].includes(asked.get('if-range'));
	const range = isSame ? rangeIn(asked.get('range'), bytes) : null;
	if (range === 'beyond')
		return new Response(null, { status: 416, headers: { ...all, 'content-range': `bytes */${bytes}` } });
	const { body } = found(await files().get(fileKey, range ?? undefined));
	if (range === null) return new Response(body, { headers: { ...all, 'content-length': String(bytes) } });
	const { start, end } = range;
	return new Response(body, {
		status: 206,
		headers: {
			...all,
			'content-range': `bytes ${start}-${end}/${bytes}`,
			'content-length': String(end - start + 1),
		},
	});
}
