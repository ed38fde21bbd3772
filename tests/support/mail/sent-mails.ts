/** The mails that a verb has written, and the links in them. */
import type { Database } from '#lib/platform/database/database.server.ts';

export interface SentMail {
	subject: string;
	text: string;
	locale: string;
	/** The last part of the first address in the mail: the secret of its link. */
	secret: string;
}

/** What was mailed to an address, oldest first. */
export async function mailsTo(db: Database, email: string): Promise<SentMail[]> {
	const rows = await db
		.selectFrom('mail')
		.select(['subject', 'text', 'locale'])
		.where('toAddress', '=', email)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, secret: /https?:\/\/\S+\/([\w-]+)/.exec(row.text)?.[1] ?? '' }));
}

export async function lastMailTo(db: Database, email: string): Promise<SentMail> {
	const mail = (await mailsTo(db, email)).at(-1);
	if (!mail) throw new Error('No mail was sent');
	return mail;
}
