/**
 * Pictures and papers people hand in. What a file is, is read from its content: pictures are drawn anew (images.server.ts),
 * a PDF is written anew when it carries nothing that acts (pdf-check.server.ts), and nothing else is taken.
 */
import { maxFileBytes } from '#lib/platform/files/bounds.ts';
import { createHash } from 'node:crypto';
import { Refused } from '#lib/platform/errors.ts';
import { fileNameOf, type KeptMediaType } from '#lib/platform/files/file-names.ts';
import { cleanImage, pictureKind } from '#lib/platform/files/images.server.ts';
import { readPdf } from '#lib/platform/files/pdf-check.server.ts';

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp']);
const verdicts = {
	active: 'file_pdf_active',
	locked: 'file_pdf_locked',
	unreadable: 'file_pdf_unreadable',
	busy: 'file_not_stored',
} as const;

export interface CleanFile {
	content: Uint8Array;
	key: string;
	mediaType: KeptMediaType;
	/** For people to know it by; never part of a path. */
	name: string;
}

/** The files a person chose in a field; an empty field sends one without content. */
export const filesIn = (form: FormData, name: string): File[] =>
	form.getAll(name).filter((entry): entry is File => entry instanceof File && entry.size > 0);

/**
 * @param field the form field that a refusal is about
 * @throws Refused `file_too_big`, `file_not_accepted`, `file_heic`, `file_picture_unknown`, `file_picture_broken`, `file_pdf_active`, `file_pdf_locked` or
 * `file_pdf_unreadable`, each naming the file; `file_not_stored` where too many wait
 */
export async function cleanFile(file: File, field = ''): Promise<CleanFile> {
	const facts = { name: file.name.slice(0, 80) };
	if (file.size > maxFileBytes) throw new Refused('file_too_big', field, facts);
	const original = new Uint8Array(await file.arrayBuffer());
	const { fileTypeFromBuffer } = await import('file-type');
	const mime = (await fileTypeFromBuffer(original))?.mime ?? '';
	if (pictures.has(mime)) {
		const { bytes: content, key } = await cleanImage(new Blob([original])).catch((cause: unknown) => {
			if (!(cause instanceof Refused)) throw cause;
			throw Object.assign(new Refused('file_picture_broken', field, facts), { cause });
		});
		return { content, key, mediaType: 'image/webp', name: fileNameOf(file.name, 'image/webp') };
	}
	const kind = pictureKind(mime);
	if (kind !== null)
		throw new Refused(kind === 'HEIC' ? 'file_heic' : 'file_picture_unknown', field, { ...facts, kind });
	if (mime !== 'application/pdf') throw new Refused('file_not_accepted', field, facts);
	const answer = await readPdf(original);
	if (answer.verdict !== 'fine') throw new Refused(verdicts[answer.verdict], field, facts);
	const { content } = answer;
	const key = `${createHash('sha256').update(content).digest('hex')}.pdf`;
	return { content, key, mediaType: 'application/pdf', name: fileNameOf(file.name, 'application/pdf') };
}
