import type { Actor } from '#lib/accounts/actor.ts';
import { isOwn, mayWriteLog } from '#lib/partnerships/log/log.ts';
import type { NoteInput } from '#lib/partnerships/log/log-input.ts';
import * as queries from '#lib/partnerships/log/log-queries.server.ts';
import { noteWritten } from '#lib/partnerships/log/letters.server.ts';
import { recordEntry, write, type Entry } from '#lib/partnerships/log/log.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** Writes a note for the parties. @returns its id */
export const writeNote = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ text, submission }: NoteInput,
): Promise<number> =>
	write(
		db,
		actor,
		organisationSlug,
		slug,
		mayWriteLog,
		async (entry) => {
			const { trx, partnership, organisation, personId, at } = entry;
			const { id } = await queries.insertNote(trx, {
				partnershipId: partnership.id,
				organisationId: organisation.id,
				personId,
				text,
				writtenAt: at,
			});
			await noteWritten(trx, partnership, { id, text, organisation });
			return recordEntry(entry, 'note_written', id);
		},
		submission,
	);

async function ownNote(actor: Actor, { trx, partnership, organisation }: Entry, id: number) {
	const note = found(await queries.noteById(trx, partnership.id, id));
	return isOwn(actor, organisation.id, note) ? note : notFound();
}

export const editNote = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ note: id, text }: { note: number; text: string },
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		const note = await ownNote(actor, entry, id);
		if (note.text === text) return id;
		await queries.updateNote(entry.trx, id, { text, editedAt: entry.at });
		return recordEntry(entry, 'note_edited', id);
	});

export const removeNote = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ note: id }: { note: number },
): Promise<number> =>
	write(db, actor, organisationSlug, slug, mayWriteLog, async (entry) => {
		await ownNote(actor, entry, id);
		await queries.deleteNote(entry.trx, id);
		return recordEntry(entry, 'note_removed', id);
	});
