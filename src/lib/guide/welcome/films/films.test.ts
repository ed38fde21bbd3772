import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { handedIn } from '#lib/guide/welcome/films/film-files.server.ts';
import { addFilm, removeFilm } from '#lib/guide/welcome/films/films.server.ts';
import { captionsAnswer, fileAnswer, type ShownFilm } from '#lib/guide/welcome/films/readers.server.ts';
import { publishStep, takeStepOff } from '#lib/guide/welcome/desk/writing.server.ts';
import { stepPage } from '#lib/guide/welcome/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { diskStore, useFileStore } from '#lib/platform/files/files.server.ts';
import { filmCaptions, tinyFilm } from '../../../../../scripts/seed/guide/welcome/tiny-film.ts';
import { draftStep, publishedStep } from '../../../../../tests/support/cast/guide.ts';
import { person } from '../../../../../tests/support/cast/people.ts';
import { test } from '../../../../../tests/support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-films-'));
let film = new Uint8Array();
let poster = new Uint8Array();
beforeAll(async () => {
	useFileStore(diskStore(folder));
	({ film } = (await tinyFilm()) as { film: Uint8Array<ArrayBuffer> });
	const drawn = sharp({ create: { width: 32, height: 18, channels: 3, background: '#2f6fde' } });
	poster = new Uint8Array(await drawn.png().toBuffer());
});
afterAll(() => {
	useFileStore(undefined);
	rmSync(folder, { recursive: true, force: true });
});

/** The form as the desk sends it; null leaves a file out. */
function sent(given: Partial<Record<'film' | 'captions' | 'poster', BlobPart | null>> = {}): FormData {
	const form = new FormData();
	const all = { film, captions: filmCaptions, poster, ...given };
	for (const [name, content] of Object.entries(all))
		if (content !== null) form.set(name, new File([content], `${name}.bin`));
	return form;
}
const words = { filmTitle: 'Sådan får du et CPR-nummer', transcript: null };
const add = (db: Database, actor: Actor, slug: string, language = 'da', form = sent()) =>
	addFilm(db, actor, { slug, language }, words, () => handedIn(form));
const filmOn = async (
	db: Database,
	slug: string,
	language: string | null = null,
): Promise<ShownFilm | null> => (await stepPage(db, slug, { language, districts: [] })).film;
const asked = (range?: string, more: Record<string, string> = {}) =>
	new Headers({ ...(range && { range }), ...more });

describe('a film is handed in', () => {
	test('whole: it stands beside the step in its language, and else the Danish one does', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		expect(await filmOn(db, slug)).toBeNull();
		await add(db, editor, slug);
		expect(await filmOn(db, slug)).toMatchObject({ locale: 'da', mediaType: 'video/webm' });
		expect((await filmOn(db, slug))?.words).toContain('Først får du et CPR-nummer');
		await expect(add(db, editor, slug)).rejects.toMatchObject({ code: 'film_there' });
		await removeFilm(db, editor, slug, 'da');
		expect(await filmOn(db, slug)).toBeNull();
		await expect(removeFilm(db, editor, slug, 'da')).rejects.toMatchObject({ status: 404 });
	});

	test.for([
		['without captions', { captions: null }, 'film_lacks', 'captions'],
		['without a picture', { poster: null }, 'film_lacks', 'poster'],
		['a picture as a film', { film: (): BlobPart => poster }, 'film_unknown', 'film'],
		['words as a film', { film: (): BlobPart => 'ikke en film' }, 'film_unknown', 'film'],
		['too large', { film: (): BlobPart => new Uint8Array(10 * 1024 * 1024 + 1) }, 'film_too_big', 'film'],
		['captions of another kind', { captions: '1\n00:00:01,000 --> x' }, 'film_captions_wrong', 'captions'],
		['captions that are no text', { captions: (): BlobPart => film }, 'film_captions_wrong', 'captions'],
		['a film as a picture', { poster: (): BlobPart => film }, 'image_not_an_image', 'poster'],
	] as const)('refused: %s', async ([, given, code, field], { db }) => {
		const editor = await person(db, 'editor');
		const slug = await publishedStep(db, editor);
		const made = Object.fromEntries(
			Object.entries(given).map(([name, content]) => [
				name,
				typeof content === 'function' ? (content as () => BlobPart)() : content,
			]),
		);
		await expect(add(db, editor, slug, 'da', sent(made))).rejects.toMatchObject({ code, field });
		expect(await filmOn(db, slug)).toBeNull();
	});

	test('by those who write the guide, and by nobody else', async ({ db }) => {
		const slug = await publishedStep(db, await person(db, 'editor'));
		for (const actor of [visitor, await person(db), await person(db, 'moderator')]) {
			await expect(add(db, actor, slug)).rejects.toMatchObject({ status: 404 });
			const removing = Promise.resolve().then(() => removeFilm(db, actor, slug, 'da'));
			await expect(removing).rejects.toMatchObject({ status: 404 });
		}
	});
});

describe('a film is served', () => {
	const idOf = async (db: Database) =>
		(await db.selectFrom('guideFilm').select('id').executeTakeFirstOrThrow()).id;

	test('whole and in parts, as it was handed in', async ({ db }) => {
		const editor = await person(db, 'editor');
		await add(db, editor, await publishedStep(db, editor));
		const id = await idOf(db);
		const ask = (headers = asked()) => fileAnswer(db, visitor, { id, kind: 'film' }, headers);
		const whole = await ask();
		expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
		expect(whole.headers.get('content-type')).toBe('video/webm');
		// Never kept by the process, which has no room for it.
		expect(whole.headers.get('cache-control')).toContain('private');
		expect(new Uint8Array(await whole.arrayBuffer())).toEqual(film);
		const part = await ask(asked('bytes=10-19'));
		expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${film.length}`]);
		expect(part.headers.get('content-length')).toBe('10');
		expect(new Uint8Array(await part.arrayBuffer())).toEqual(film.slice(10, 20));
		const last = await ask(asked('bytes=-4'));
		expect(new Uint8Array(await last.arrayBuffer())).toEqual(film.slice(-4));
		const beyond = await ask(asked(`bytes=${film.length}-`));
		expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${film.length}`]);
		const etag = whole.headers.get('etag')!;
		expect((await ask(asked(undefined, { 'if-none-match': etag }))).status).toBe(304);
		expect((await ask(asked('bytes=0-3', { 'if-range': etag }))).status).toBe(206);
		expect((await ask(asked('bytes=0-3', { 'if-range': '"another"' }))).status).toBe(200);
	});

	test('with captions and a picture; of a draft only to the municipality', async ({ db }) => {
		const editor = await person(db, 'editor');
		const slug = await draftStep(db, editor);
		await add(db, editor, slug);
		const id = await idOf(db);
		const all = (actor: Actor) => [
			() => captionsAnswer(db, actor, id),
			() => fileAnswer(db, actor, { id, kind: 'film' }, asked()),
			() => fileAnswer(db, actor, { id, kind: 'poster' }, asked()),
		];
		for (const one of all(visitor)) await expect(one()).rejects.toMatchObject({ status: 404 });
		for (const one of all(editor)) expect((await one()).status).toBe(200);
		await publishStep(db, editor, slug);
		const [captions, , picture] = await Promise.all(all(visitor).map((one) => one()));
		expect(captions!.headers.get('content-type')).toContain('text/vtt');
		expect(await captions!.text()).toMatch(/^WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n/);
		expect(picture!.headers.get('content-type')).toBe('image/webp');
		await takeStepOff(db, editor, slug);
		await expect(all(visitor)[0]!()).rejects.toMatchObject({ status: 404 });
		await expect(captionsAnswer(db, editor, id + 1)).rejects.toMatchObject({ status: 404 });
	});
});
