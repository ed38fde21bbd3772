/** An editor puts a film beside a step, in one of its languages, and takes it off. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { writingPerson } from '#lib/guide/welcome/access.ts';
import type { FilmInput } from '#lib/guide/welcome/films/film-input.ts';
import type { HandedIn } from '#lib/guide/welcome/films/film-files.server.ts';
import { filmsOf } from '#lib/guide/welcome/films/film-queries.server.ts';
import { deleteFilm, insertFilm } from '#lib/guide/welcome/films/film-writes.server.ts';
import { lockStep } from '#lib/guide/welcome/queries.server.ts';
import { recordGuideStep } from '#lib/guide/welcome/record.server.ts';
import { isGuideLanguage } from '#lib/guide/welcome/step.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { storeOwnFile } from '#lib/platform/files/stored-files.server.ts';

const blobOf = (content: Uint8Array): Blob => new Blob([new Uint8Array(content)]);

/**
 * Beside the step from then on, whole: the film, captions and a picture. One that is there is taken off first.
 * @param read reads what was handed in, once it is known that this person may
 * @throws 404, Refused `film_there`, and what `handedIn` refuses
 */
export async function addFilm(
	db: Database,
	actor: Actor,
	{ slug, language }: { slug: string; language: string },
	{ filmTitle: title, transcript }: FilmInput,
	read: () => Promise<HandedIn>,
): Promise<void> {
	const by = writingPerson(actor);
	if (!isGuideLanguage(language)) notFound();
	const { film, poster, captions } = await read();
	for (const { key, content } of [film, poster]) await storeOwnFile(db, key, blobOf(content));
	await acting(db, actor, async (trx) => {
		const step = found(await lockStep(trx, slug));
		const others = await filmsOf(trx, step.id);
		if (others.some(({ locale }) => locale === language)) throw new Refused('film_there');
		const row = { stepId: step.id, locale: language, title, captions, transcript };
		await insertFilm(trx, { ...row, addedAt: now(), addedBy: by.id }, { film, poster });
		await recordGuideStep(trx, actor, 'guide_step.film_added', step, { language });
	});
}

/** @throws 404 */
export const removeFilm = (db: Database, actor: Actor, slug: string, language: string): Promise<void> => {
	writingPerson(actor);
	return acting(db, actor, async (trx) => {
		const step = found(await lockStep(trx, slug));
		if (!(await deleteFilm(trx, step.id, language))) notFound();
		await recordGuideStep(trx, actor, 'guide_step.film_removed', step, { language });
	});
};
