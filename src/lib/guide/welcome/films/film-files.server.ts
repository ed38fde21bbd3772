/** What is handed in with a film, read by its content: the film, its captions and its picture. */
import { createHash } from 'node:crypto';
import { readCaptions, writeCaptions } from '#lib/guide/welcome/films/captions.ts';
import { isFilmType, type FilmType } from '#lib/guide/welcome/films/film.ts';
import { Refused } from '#lib/platform/errors.ts';
import { maxFileBytes } from '#lib/platform/files/bounds.ts';
import { cleanImage } from '#lib/platform/files/images.server.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';

const captionBytes = 200_000;
const endings: Record<FilmType, string> = { 'video/mp4': 'mp4', 'video/webm': 'webm' };

export interface HandedIn {
	film: { key: string; content: Uint8Array; mediaType: FilmType };
	poster: { key: string; content: Uint8Array };
	captions: string;
}

const oneIn = (form: FormData, name: string): File => {
	const [file] = filesIn(form, name);
	if (!file) throw new Refused('film_lacks', name);
	return file;
};

async function readFilm(file: File): Promise<HandedIn['film']> {
	if (file.size > maxFileBytes) throw new Refused('film_too_big', 'film');
	const content = new Uint8Array(await file.arrayBuffer());
	const { fileTypeFromBuffer } = await import('file-type');
	const mime = (await fileTypeFromBuffer(content))?.mime;
	if (!isFilmType(mime)) throw new Refused('film_unknown', 'film');
	const digest = createHash('sha256').update(content).digest('hex');
	return { key: `${digest}.${endings[mime]}`, content, mediaType: mime };
}

async function readCaptionFile(file: File): Promise<string> {
	const text = file.size > captionBytes ? null : await utf8Of(file);
	const cues = text === null ? { wrong: file.name.slice(0, 80) } : readCaptions(text);
	if ('wrong' in cues) throw new Refused('film_captions_wrong', 'captions', { line: cues.wrong });
	return writeCaptions(cues);
}

const utf8Of = async (file: File): Promise<string | null> => {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
	} catch {
		return null;
	}
};

async function readPoster(file: File): Promise<HandedIn['poster']> {
	try {
		const { key, bytes } = await cleanImage(file);
		return { key, content: bytes };
	} catch (cause) {
		if (!(cause instanceof Refused)) throw cause;
		throw Object.assign(new Refused(cause.code, 'poster', cause.facts), { cause });
	}
}

/**
 * @throws Refused `film_lacks`, `film_too_big`, `film_unknown`, `film_captions_wrong`, or what is wrong with the picture, each at its field
 */
export async function handedIn(form: FormData): Promise<HandedIn> {
	const [film, captions, poster] = ['film', 'captions', 'poster'].map((name) => oneIn(form, name));
	return {
		film: await readFilm(film!),
		captions: await readCaptionFile(captions!),
		poster: await readPoster(poster!),
	};
}
