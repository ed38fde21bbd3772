/** Reading the mails that a site without a mail server keeps. They hold working links, so a real site has no such page. */
import { idIn } from '#lib/platform/address-values.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pageSize = 25;

export const mailsAreReadHere = (): boolean => !env().SMTP_URL && !env().PRODUCTION;

const columns = ['id', 'toAddress', 'subject', 'text', 'locale', 'createdAt'] as const;

/** The newest mails, or those older than the mail `before`; `older` is where the next page begins. */
export async function listMails(db: Database, before: number | null) {
	if (!mailsAreReadHere()) notFound();
	const rows = await db
		.selectFrom('mail')
		.select(columns)
		.$if(before !== null, (query) => query.where('id', '<', before))
		.orderBy('id', 'desc')
		.limit(pageSize + 1)
		.execute();
	const mails = rows.slice(0, pageSize);
	return { mails, older: rows.length > pageSize ? (mails.at(-1)?.id ?? null) : null };
}

export async function findMail(db: Database, id: string) {
	if (!mailsAreReadHere()) notFound();
	return found(
		await db
			.selectFrom('mail')
			.select(columns)
			.where('id', '=', found(idIn(id)))
			.executeTakeFirst(),
	);
}
