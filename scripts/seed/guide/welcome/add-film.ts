/** The film beside the guide's first step. */
import { createHash } from 'node:crypto';
import { readCaptions, writeCaptions } from '#lib/guide/welcome/films/captions.ts';
import { insertFilm } from '#lib/guide/welcome/films/film-writes.server.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { files } from '#lib/platform/files/files.server.ts';
import type { City } from '../../city.ts';
import { filmCaptions, tinyFilm } from './tiny-film.ts';

const keyOf = (content: Uint8Array, ending: string): string =>
	`${createHash('sha256').update(content).digest('hex')}.${ending}`;

export async function addFilmTo(stepId: number, { trx, calendar, municipality }: City): Promise<void> {
	const made = await tinyFilm();
	const film = { key: keyOf(made.film, 'webm'), content: made.film, mediaType: 'video/webm' as const };
	const poster = { key: keyOf(made.poster, 'webp'), content: made.poster };
	const storedAt = calendar.past(-50);
	for (const { key, content } of [film, poster]) {
		await files().put(key, content);
		await trx.insertInto('storedFile').values({ key, storedAt }).execute();
	}
	const cues = readCaptions(filmCaptions);
	if ('wrong' in cues) throw new Error('The demo’s captions are none');
	await insertFilm(
		trx,
		{
			...{ stepId, locale: baseLocale, title: 'Fra CPR-nummer til Digital Post på otte sekunder' },
			...{ captions: writeCaptions(cues), addedAt: storedAt, addedBy: municipality.editor.id },
			transcript:
				'Et gult kort glider hen over en mørk flade, mens en grøn streg vokser. Der er ingen lyd. Teksten siger: Først får du et CPR-nummer hos kommunen. Så får du MitID, og med det læser du din post.',
		},
		{ film, poster },
	);
}
