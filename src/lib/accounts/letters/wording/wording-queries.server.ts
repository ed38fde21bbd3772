/** SQL that reads the municipality's own words of the mails. */
import { sql } from 'kysely';
import type { Wording } from '#lib/accounts/letters/wording/wording.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export interface WordingRow extends Wording {
	readonly id: number;
	readonly changedAt: Date;
	/** Who wrote them. */
	readonly writer: string;
}

/** More than there are texts in all kinds. */
const most = 2000;

const wordings = (db: Handle) =>
	db
		.selectFrom('mailWording as w')
		.innerJoin('person as p', 'p.id', 'w.changedBy')
		.select(['w.id', 'w.key', 'w.locale', 'w.words', 'w.shipped', 'w.changedAt', 'p.name as writer'])
		.orderBy('w.key')
		.orderBy('w.locale')
		.limit(most);

export const allWordings = (db: Handle): Promise<WordingRow[]> => wordings(db).execute();

/** Of these messages. */
export const wordingsOf = (db: Handle, keys: readonly string[]): Promise<WordingRow[]> =>
	wordings(db).where('w.key', 'in', keys).execute();

/** Who changes them waits for each other, also where there is no row yet to wait for. */
export const holdWordings = (trx: Transaction) =>
	sql`select pg_advisory_xact_lock(hashtext('accounts.mail_wording'))`.execute(trx);
