/** Reading the mails that a site without a mail server keeps. They hold working links, so a real site has no such page. */
import { idIn } from '#lib/platform/addresses/address-values.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset } from '#lib/platform/lists/keyset.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pageSize = 25;

export const mailsAreReadHere = (): boolean => !env().SMTP_URL && !env().PRODUCTION;

const columns = ['id', 'toAddress', 'subject', 'text', 'locale', 'createdAt'] as const;

const newestFirst = keyset(['id', 'desc', 'id']);

/** A page of mails, the newest first. `after` is the address' cursor. */
export async function listMails(db: Database, after: string | null) {
	if (!mailsAreReadHere()) notFound();
	const { rows, next, first } = await newestFirst.page(db.selectFrom('mail').select(columns), {
		after,
		limit: pageSize,
	});
	return { mails: rows, older: next, paged: !first };
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
