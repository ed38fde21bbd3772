/** What the municipality does in a partner's file. Nobody else reads it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { mustBeColleague } from '#lib/accounts/colleagues.server.ts';
import { mayWriteFile } from '#lib/casework/access.ts';
import { caseValues } from '#lib/casework/case.ts';
import type { CaseInput, WriteInput } from '#lib/casework/input.ts';
import { recordCase, recordTask } from '#lib/casework/record.server.ts';
import * as writes from '#lib/casework/writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { findOrganisationBySlug } from '#lib/organisations/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

function writer(actor: Actor): ActorPerson {
	if (!mayWriteFile(actor) || !actor.person) notFound();
	return actor.person;
}

const fileIdOf = async (db: Handle, slug: string): Promise<number> =>
	found(await findOrganisationBySlug(db, slug)).id;

/**
 * Writes down what was said, and what comes of it: a task, the day of the next call. A call that was made ends the one that
 * was agreed for today or earlier. At most once for the form's key.
 */
export async function writeDown(db: Database, actor: Actor, slug: string, input: WriteInput): Promise<void> {
	const { id: by } = writer(actor);
	await actingOnce(db, actor, input.submission, async (trx) => {
		const organisationId = await fileIdOf(trx, slug);
		const at = now();
		const noteId = await insertNote(trx, actor, { organisationId, by, at }, input);
		if (input.task && input.taskOn) {
			const ownerId = input.taskOwner ?? by;
			await mustBeColleague(trx, 'casework', ownerId);
			const { id } = await writes.insertTask(trx, {
				organisationId,
				noteId,
				words: input.task,
				dueOn: input.taskOn,
				ownerId,
				createdAt: at,
				createdBy: by,
			});
			await recordTask(trx, actor, 'task.set', { id, organisationId: null });
		}
		if (input.nextOn || input.kind === 'call') {
			const { nextCallOn } = await writes.lockCase(trx, organisationId, at);
			const isOver = nextCallOn !== null && nextCallOn <= copenhagenDate(at);
			const next = input.nextOn ?? (isOver ? null : nextCallOn);
			if (next !== nextCallOn)
				await writes.updateCase(trx, organisationId, { nextCallOn: next, changedAt: at });
		}
		return '';
	});
}

async function insertNote(
	trx: Transaction,
	actor: Actor,
	{ organisationId, by, at }: { organisationId: number; by: number; at: Date },
	{ kind, words }: Pick<WriteInput, 'kind' | 'words'>,
): Promise<number | null> {
	if (!words && kind === 'note') return null;
	const { id } = await writes.insertNote(trx, { organisationId, kind, words, writtenAt: at, writtenBy: by });
	// Nobody but the municipality reads of it: the trail says no organisation.
	await recordCase(trx, actor, 'case.note_written', { id, organisationId: null }, { kind });
	return id;
}

/** Another note takes its place; what stood there stays on record. @throws Refused `note_corrected` */
export const correctNote = (
	db: Database,
	actor: Actor,
	slug: string,
	{ note: id, words }: { note: number; words: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id: by } = writer(actor);
		const organisationId = await fileIdOf(trx, slug);
		const note = found(await writes.lockNote(trx, organisationId, id));
		if (await writes.isCorrected(trx, id)) throw new Refused('note_corrected');
		if (note.words === words) return;
		const row = { organisationId, kind: note.kind, words, writtenAt: now(), writtenBy: by, correctsId: id };
		const corrected = await writes.insertNote(trx, row);
		await recordCase(trx, actor, 'case.note_corrected', { id: corrected.id, organisationId: null });
	});

/** Done, or not done after all; saying so again changes nothing. */
export const finishTask = (
	db: Database,
	actor: Actor,
	slug: string,
	{ task: id }: { task: number },
	done: boolean,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { id: by } = writer(actor);
		const task = found(await writes.lockTask(trx, await fileIdOf(trx, slug), id));
		if ((task.doneAt !== null) === done) return;
		await writes.setDone(trx, id, done ? { doneAt: now(), doneBy: by } : null);
		await recordTask(trx, actor, done ? 'task.done' : 'task.reopened', { id, organisationId: null });
	});

/** Who looks after it, when to call, and whether it wants no advertising. @throws EditedMeanwhile */
export const changeCase = (
	db: Database,
	actor: Actor,
	slug: string,
	{ owner, nextOn, advertProtected }: CaseInput,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		writer(actor);
		const organisationId = await fileIdOf(trx, slug);
		const stored = await writes.lockCase(trx, organisationId, now());
		refuseEdited(edited, caseValues(stored));
		if (owner !== null && owner !== stored.ownerId) await mustBeColleague(trx, 'casework', owner);
		await writes.updateCase(trx, organisationId, {
			ownerId: owner,
			nextCallOn: nextOn,
			advertProtected,
			changedAt: now(),
		});
		await recordCase(trx, actor, 'case.changed', { id: organisationId, organisationId: null });
	});
