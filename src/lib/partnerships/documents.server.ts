/**
 * The parties' papers. The type is read from the content: a PDF that carries nothing that acts, or a picture, which is
 * drawn anew so that nothing hidden (where it was taken, by which phone) is kept. What no row names is deleted later.
 */
import { withoutClosing } from '#lib/platform/patterns.ts';
import { createHash } from 'node:crypto';
import type { Actor } from '#lib/accounts/actor.ts';
import { isOwn, mayWriteLog } from '#lib/partnerships/log.ts';
import type { DocumentInput } from '#lib/partnerships/log-input.ts';
import * as queries from '#lib/partnerships/log-queries.server.ts';
import { ownLog, recordEntry, write } from '#lib/partnerships/log.server.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files.server.ts';
import { cleanImage, maxImageBytes } from '#lib/platform/images.server.ts';
import { checkPdf } from '#lib/platform/pdf-check.server.ts';
import { storeFile } from '#lib/platform/stored-files.server.ts';

const accepted = ['image/jpeg', 'image/png', 'image/webp'];
const mostDocuments = 200;
const endings = { 'application/pdf': 'pdf', 'image/webp': 'webp' } as const;

interface Received {
	key: string;
	bytes: Uint8Array;
	mediaType: keyof typeof endings;
}

/** @throws Refused `document_too_big`, `document_type`, `document_active`, `document_locked`, `document_unreadable` */
async function receive(file: Blob): Promise<Received> {
	if (file.size > maxImageBytes) throw new Refused('document_too_big', 'file');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const { fileTypeFromBuffer } = await import('file-type');
	const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
	if (accepted.includes(type)) {
		const image = await cleanImage(file).catch((thrown: unknown) => {
			throw thrown instanceof Refused ? new Refused('document_unreadable', 'file') : thrown;
		});
		return { key: image.key, bytes: image.bytes, mediaType: 'image/webp' };
	}
	if (type !== 'application/pdf') throw new Refused('document_type', 'file');
	const verdict = await checkPdf(bytes);
	if (verdict !== 'fine') throw new Refused(`document_${verdict}`, 'file');
	return {
		key: `${createHash('sha256').update(bytes).digest('hex')}.pdf`,
		bytes,
		mediaType: 'application/pdf',
	};
}

/** The name as sent, without a path or signs that a file system or a header reads; with the ending of what it became. */
export function safeFileName(name: string, mediaType: keyof typeof endings): string {
	const bare = name
		.normalize('NFC')
		.split(/[/\\]/)
		.at(-1)!
		.replace(/[\p{Cc}\p{Cf}"<>|:*?%;]/gu, '')
		.replace(/\.[a-z0-9]{1,5}$/i, '')
		.replace(/^[.\s]+/, '')
		.replace(/\s+/g, ' ');
	return `${withoutClosing(bare, '. ').slice(0, 120) || 'dokument'}.${endings[mediaType]}`;
}

/**
 * Puts a document where the parties find it; the same content twice is one.
 * @throws Refused as `receive`, `document_too_many`, `file_not_stored`
 */
export async function addDocument(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ title, file }: DocumentInput,
): Promise<void> {
	const { organisation, partnership } = await ownLog(db, actor, organisationSlug, slug);
	if (!mayWriteLog(actor, partnership, organisation.id)) notFound();
	const { key, bytes, mediaType } = await receive(file);
	await storeFile(db, key, bytes);
	const fileName = safeFileName(file.name, mediaType);
	await write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		const { trx, personId, at } = entry;
		const known = await queries.documentsOf(trx, partnership.id);
		if (known.length >= mostDocuments) throw new Refused('document_too_many', 'file');
		const added = await queries.insertDocument(trx, {
			...{ partnershipId: partnership.id, organisationId: organisation.id, addedBy: personId },
			...{ title: title || fileName.replace(/\.[a-z]+$/, ''), fileName, fileKey: key, mediaType },
			...{ bytes: bytes.length, addedAt: at },
		});
		return added ? recordEntry(entry, 'document_added', added.id) : 0;
	});
}

export const removeDocument = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ document: id }: { document: number },
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		const document = found(await queries.documentById(entry.trx, entry.partnership.id, id));
		if (!isOwn(actor, entry.organisation.id, { ...document, personId: document.addedBy })) notFound();
		await queries.deleteDocument(entry.trx, id);
		return recordEntry(entry, 'document_removed', id);
	});

/** The file for a member of a signed party, always as a download. @throws 404 for everybody else */
export async function documentResponse(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	id: number,
): Promise<Response> {
	const { partnership } = await ownLog(db, actor, organisationSlug, slug);
	const { fileKey, fileName, mediaType } = found(await queries.documentById(db, partnership.id, id));
	const { body, bytes } = found(await files().get(fileKey));
	const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
	return new Response(body, {
		headers: {
			'content-type': mediaType,
			'content-length': String(bytes),
			'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'cache-control': 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
		},
	});
}
