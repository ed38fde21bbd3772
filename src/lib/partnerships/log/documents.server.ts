/**
 * The parties' papers. What no row names is deleted later.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { handIn } from '#lib/organisations/files/hand-in.server.ts';
import { isOwn, mayWriteLog } from '#lib/partnerships/log/log.ts';
import type { DocumentInput } from '#lib/partnerships/log/log-input.ts';
import * as queries from '#lib/partnerships/log/log-queries.server.ts';
import { ownLog, recordEntry, write } from '#lib/partnerships/log/log.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { downloadAnswer } from '#lib/platform/files/download.server.ts';
import { files } from '#lib/platform/files/files.server.ts';
import type { CleanFile } from '#lib/platform/files/uploads.server.ts';

const mostDocuments = 200;
/**
 * Puts a document where the parties find it; the same content twice is one.
 * @throws Refused as `handIn`, `document_too_many`
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
	const [{ key, content, mediaType, name: fileName }] = (await handIn(
		db,
		actor,
		organisation.id,
		[file],
		'file',
	)) as [CleanFile];
	await write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		const { trx, personId, at } = entry;
		const known = await queries.documentsOf(trx, partnership.id);
		if (known.length >= mostDocuments) throw new Refused('document_too_many', 'file');
		const added = await queries.insertDocument(trx, {
			partnershipId: partnership.id,
			organisationId: organisation.id,
			addedBy: personId,
			title: title || fileName.replace(/\.[a-z]+$/, ''),
			fileName,
			fileKey: key,
			mediaType,
			bytes: content.length,
			addedAt: at,
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
	const document = found(await queries.documentById(db, partnership.id, id));
	return downloadAnswer(found(await files().get(document.fileKey)), document);
}
