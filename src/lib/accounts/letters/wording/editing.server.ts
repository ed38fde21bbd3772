/** An administrator writes the words of a mail, and takes them back to the site's. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { formValues } from '#lib/accounts/letters/wording/form-values.ts';
import { mailKind, textsOf } from '#lib/accounts/letters/wording/kinds.ts';
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { ownWords } from '#lib/accounts/letters/wording/own-words.server.ts';
import {
	holdWordings,
	wordingsOf,
	type WordingRow,
} from '#lib/accounts/letters/wording/wording-queries.server.ts';
import { deleteWordings, putWording } from '#lib/accounts/letters/wording/wording-writes.server.ts';
import { recordMailWords } from '#lib/accounts/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

function administrator(actor: Actor): number {
	if (!municipalityMay(actor, 'administer') || !actor.person) notFound();
	return actor.person.id;
}

/** The kind and its rows, which nobody else changes until the transaction ends. */
async function holdKind(trx: Transaction, name: string): Promise<{ kind: MailKind; rows: WordingRow[] }> {
	const kind = found(mailKind(name));
	await holdWordings(trx);
	return { kind, rows: await wordingsOf(trx, Object.keys(kind.words)) };
}

async function takeBack(trx: Transaction, actor: Actor, rows: readonly WordingRow[]): Promise<void> {
	if (!rows.length) return;
	const ids = rows.map(({ id }) => id);
	await deleteWordings(trx, ids);
	for (const { id, key, locale } of rows)
		await recordMailWords(trx, actor, 'mail_words.put_back', { id }, { key, locale });
}

/**
 * Writes the words of a kind of mail: the next one that is sent says them. A text that is empty, or as the site has it, is
 * the site's from then on, and words that were set aside go with it.
 * @param input by the fields' names
 * @throws 404, EditedMeanwhile
 */
export const saveWords = (
	db: Database,
	actor: Actor,
	name: string,
	input: Readonly<Record<string, string>>,
	edited: Edited | null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const changedBy = administrator(actor);
		const { kind, rows } = await holdKind(trx, name);
		refuseEdited(edited, formValues(kind, ownWords(rows)));
		const changedAt = now();
		const gone: WordingRow[] = [];
		for (const { key, locale, field, shipped } of textsOf(kind)) {
			const row = rows.find((one) => one.key === key && one.locale === locale);
			const words = input[field] || shipped;
			if (words === shipped) {
				if (row) gone.push(row);
			} else if (row?.words !== words || row.shipped !== shipped) {
				const id = await putWording(trx, { key, locale, words, shipped, changedBy, changedAt });
				await recordMailWords(trx, actor, 'mail_words.edited', { id }, { key, locale });
			}
		}
		await takeBack(trx, actor, gone);
	});

/** Back to the site's words, all of the kind's texts at once. A second press changes nothing. @throws 404 */
export const restoreWords = (db: Database, actor: Actor, name: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		administrator(actor);
		const { rows } = await holdKind(trx, name);
		await takeBack(trx, actor, rows);
	});
