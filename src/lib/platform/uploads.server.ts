/**
 * Pictures and papers people hand in. What a file is, is read from its content: pictures are drawn anew (images.server.ts),
 * a PDF is kept as it is when it carries nothing that acts (pdf-check.server.ts), and nothing else is taken.
 */
import { createHash } from 'node:crypto';
import type { Database } from '#lib/platform/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { cleanImage } from '#lib/platform/images.server.ts';
import { checkPdf } from '#lib/platform/pdf-check.server.ts';
import { storeFile } from '#lib/platform/stored-files.server.ts';

export const maxUploadBytes = 10 * 1024 * 1024;
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp']);
const verdicts = {
	active: 'file_pdf_active',
	locked: 'file_pdf_locked',
	unreadable: 'file_pdf_unreadable',
} as const;

export interface CleanFile {
	content: Uint8Array;
	key: string;
	mediaType: 'image/webp' | 'application/pdf';
	/** For people to know it by; never part of a path. */
	name: string;
}

/** The files a person chose in a field; an empty field sends one without content. */
export const filesIn = (form: FormData, name: string): File[] =>
	form.getAll(name).filter((entry): entry is File => entry instanceof File && entry.size > 0);

/** "Møde 3.png" without folders and signs that do not show, and not longer than a name. */
function nameOf(file: File, ending: string): string {
	const base = (file.name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}"]/gu, '').trim();
	const stem = base.replace(/\.\w{1,5}$/, '').slice(0, 180) || 'fil';
	return `${stem}.${ending}`;
}

/**
 * @param field the form field that a refusal is about
 * @throws Refused `file_too_big`, `file_not_accepted`, `file_picture_broken`, `file_pdf_active`, `file_pdf_locked` or
 * `file_pdf_unreadable`, each naming the file
 */
export async function cleanFile(file: File, field = ''): Promise<CleanFile> {
	const facts = { name: file.name.slice(0, 80) };
	if (file.size > maxUploadBytes) throw new Refused('file_too_big', field, facts);
	const content = new Uint8Array(await file.arrayBuffer());
	const { fileTypeFromBuffer } = await import('file-type');
	const mime = (await fileTypeFromBuffer(content))?.mime ?? '';
	if (pictures.has(mime)) {
		const picture = await cleanImage(new Blob([content])).catch((cause: unknown) => {
			if (!(cause instanceof Refused)) throw cause;
			throw Object.assign(new Refused('file_picture_broken', field, facts), { cause });
		});
		return { content: picture.bytes, key: picture.key, mediaType: 'image/webp', name: nameOf(file, 'webp') };
	}
	if (mime !== 'application/pdf') throw new Refused('file_not_accepted', field, facts);
	const verdict = await checkPdf(content);
	if (verdict !== 'fine') throw new Refused(verdicts[verdict], field, facts);
	const digest = createHash('sha256').update(content).digest('hex');
	return { content, key: `${digest}.pdf`, mediaType: 'application/pdf', name: nameOf(file, 'pdf') };
}

/** Cleans and keeps every file, or none. @throws Refused as `cleanFile`, and `file_not_stored` */
export async function keepFiles(db: Database, uploads: readonly File[], field: string): Promise<CleanFile[]> {
	const cleaned: CleanFile[] = [];
	for (const file of uploads) cleaned.push(await cleanFile(file, field));
	for (const { key, content } of cleaned) await storeFile(db, key, content);
	return cleaned;
}
