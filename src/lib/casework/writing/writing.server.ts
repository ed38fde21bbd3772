/**
 * The municipality writes to a selection of partners in words of its own. Who was chosen stands from when the letter is
 * begun; who of them gets it is asked when each is written to, so that a no that came in between holds.
 */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayReadFile, mayWriteToPartners } from '#lib/casework/access.ts';
import { recordLetter } from '#lib/casework/record.server.ts';
import * as audience from '#lib/casework/writing/audience-queries.server.ts';
import type { LetterInput } from '#lib/casework/writing/input.ts';
import { partnerLetterText } from '#lib/casework/writing/letter-text.server.ts';
import * as queries from '#lib/casework/writing/letter-queries.server.ts';
import * as writes from '#lib/casework/writing/letter-writes.server.ts';
import {
	letterValues,
	listOf,
	mostPartners,
	type Outcome,
	type PartnerLetter,
} from '#lib/casework/writing/letter.ts';
import { sendOne } from '#lib/casework/writing/sending.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { enqueueEach } from '#lib/platform/jobs/jobs.server.ts';

function writerId(actor: Actor): number {
	if (!mayWriteToPartners(actor) || !actor.person) notFound();
	return actor.person.id;
}

async function lockDraft(trx: Transaction, actor: Actor, id: number): Promise<PartnerLetter> {
	writerId(actor);
	const letter = found(await queries.lockLetter(trx, id));
	if (letter.sentAt) throw new Refused('letter_sent');
	return letter;
}

/**
 * Begins a letter to these organisations; nobody gets it yet. @returns its number as text
 * @throws 404, Refused `letter_nobody_chosen`, `letter_too_many`
 */
export const beginLetter = (
	db: Database,
	actor: Actor,
	{ submission, kind, subject, words }: LetterInput,
	chosen: { query: string; organisationIds: readonly number[] },
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const writtenBy = writerId(actor);
		if (!chosen.organisationIds.length) throw new Refused('letter_nobody_chosen');
		if (chosen.organisationIds.length > mostPartners) throw new Refused('letter_too_many');
		const row = { list: listOf(kind), subject, words, query: chosen.query, createdAt: now(), writtenBy };
		const id = await writes.insertLetter(trx, row, chosen.organisationIds);
		await recordLetter(trx, actor, 'letter.begun', { id, organisationId: null });
		return String(id);
	});

/** @throws 404, EditedMeanwhile, Refused `letter_sent` */
export const changeLetter = (
	db: Database,
	actor: Actor,
	id: number,
	{ kind, subject, words }: LetterInput,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const letter = await lockDraft(trx, actor, id);
		refuseEdited(edited, letterValues(letter));
		await writes.updateLetter(trx, id, { list: listOf(kind), subject, words });
	});

/** Gives up a letter that nobody has got. @throws 404, Refused `letter_sent` */
export const discardLetter = (db: Database, actor: Actor, id: number): Promise<void> =>
	acting(db, actor, async (trx) => {
		await lockDraft(trx, actor, id);
		await writes.deleteLetter(trx, id);
		await recordLetter(trx, actor, 'letter.discarded', { id, organisationId: null });
	});

/**
 * Sends it, by a job for each partner. Pressed again, or by two at once, it is sent once.
 * @param people how many would get it, as the page said
 * @throws 404, Refused `letter_nobody`, `letter_audience_changed`
 */
export const sendLetter = (
	db: Database,
	actor: Actor,
	id: number,
	{ people }: { people: number },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const sentBy = writerId(actor);
		const letter = found(await queries.lockLetter(trx, id));
		if (letter.sentAt) return;
		const { people: present } = await audience.audienceOf(trx, letter);
		if (present === 0) throw new Refused('letter_nobody');
		if (present !== people) throw new Refused('letter_audience_changed');
		await writes.setSent(trx, id, { sentAt: now(), sentBy });
		const partners = await queries.organisationsOf(trx, id);
		const jobs = partners.map(({ organisationId }) => ({ letter: id, organisation: organisationId }));
		await enqueueEach(trx, sendOne, jobs);
		await recordLetter(trx, actor, 'letter.sent', { id, organisationId: null }, { people: present });
	});

/** A letter with who gets it and who does not. @throws 404 */
export async function openLetter(
	db: Database,
	actor: Actor,
	id: number,
	asked: { outcome: Outcome | null; after: string | null; limit: number },
) {
	if (!mayReadFile(actor)) notFound();
	const letter = found(await queries.findLetter(db, id));
	const [gets, partners] = await Promise.all([
		audience.audienceOf(db, letter),
		audience.partnersIn(db, letter, asked.outcome, asked),
	]);
	const { subject, text } = partnerLetterText(letter, {
		name: m.letter_preview_name(),
		organisation: m.letter_preview_organisation(),
		sender: letter.senderName ?? actor.person?.name ?? letter.writerName,
		secret: letter.list && '...',
	});
	return {
		letter,
		stored: letterValues(letter),
		audience: gets,
		partners: partners.rows,
		next: partners.next,
		first: partners.first,
		asRead: { subject, text: typeof text === 'string' ? text : text.filter(Boolean).join('\n\n') },
		mayWrite: mayWriteToPartners(actor),
	};
}

/** All letters, the newest first. @throws 404 */
export async function listLetters(
	db: Database,
	actor: Actor,
	asked: { after: string | null; limit: number },
) {
	if (!mayReadFile(actor)) notFound();
	return { ...(await queries.lettersPage(db, asked)), mayWrite: mayWriteToPartners(actor) };
}

const mostInFile = 10_000;

/** The newest that fit, for a file. @throws 404 */
export async function lettersFile(db: Database, actor: Actor) {
	if (!mayReadFile(actor)) notFound();
	return (await queries.lettersPage(db, { after: null, limit: mostInFile })).rows;
}

/** Whom a letter is for, all that the filter leaves, for a file. @throws 404 */
export async function letterPartnersFile(db: Database, actor: Actor, id: number, outcome: Outcome | null) {
	if (!mayReadFile(actor)) notFound();
	const letter = found(await queries.findLetter(db, id));
	const { rows } = await audience.partnersIn(db, letter, outcome, { after: null, limit: mostPartners });
	return { sentAt: letter.sentAt, partners: rows };
}
