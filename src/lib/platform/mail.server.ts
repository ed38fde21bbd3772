/**
 * Outgoing mail. `sendMail` writes it down and enqueues its delivery in the caller's transaction: no mail for what
 * was rolled back. Each is delivered once; only if the process dies between the mail server's yes and our note of
 * it may a second copy go out, under the same Message-ID. Without SMTP_URL mails are only kept, for /dev/mail.
 */
import { createTransport } from 'nodemailer';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { defineTask, enqueue } from '#lib/platform/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';

export type Mail = {
	to: string;
	subject: string;
	/** Plain text; an empty line parts paragraphs, and addresses become links. */
	text: string;
	locale?: 'da' | 'en';
	/** The same key is mailed once, however often it is asked for. */
	dedupeKey?: string;
};

/** @returns the mail's id, or null where its key has been mailed before. */
export async function sendMail(trx: Transaction, mail: Mail): Promise<number | null> {
	const row = await trx
		.insertInto('mail')
		.values({
			toAddress: mail.to,
			subject: mail.subject.replace(/\s+/g, ' ').trim(),
			text: mail.text,
			html: htmlOf(mail.text, mail.locale ?? 'da'),
			locale: mail.locale ?? 'da',
			dedupeKey: mail.dedupeKey ?? null,
			createdAt: now(),
		})
		.onConflict((conflict) => conflict.column('dedupeKey').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!row) return null;
	await enqueue(trx, deliverMail, { id: row.id }, { maxAttempts: 12 });
	return row.id;
}

export const deliverMail = defineTask<{ id: number }>('mail.deliver', async (db, { id }) => {
	const problem = await db.transaction().execute(async (trx) => deliver(trx, id));
	if (problem) throw new Error(`Mail ${id} was not delivered: ${problem}`);
});

/** Holds the row while it talks to the mail server. Answers with the problem if another try makes sense. */
async function deliver(trx: Transaction, id: number): Promise<string | null> {
	const mail = await trx.selectFrom('mail').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
	if (!mail || mail.sentAt) return null;
	const { SMTP_URL, MAIL_FROM, ORIGIN } = env();
	let problem: string | null = null;
	let final = false;
	if (SMTP_URL) {
		const transport = createTransport(SMTP_URL, {
			from: MAIL_FROM,
			connectionTimeout: 8000,
			greetingTimeout: 8000,
			socketTimeout: 15_000,
		} as object);
		try {
			await transport.sendMail({
				from: MAIL_FROM,
				to: mail.toAddress,
				subject: mail.subject,
				text: mail.text,
				html: mail.html,
				messageId: `<mail-${id}-${mail.createdAt.getTime().toString(36)}@${new URL(ORIGIN).hostname}>`,
				date: mail.createdAt,
				headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
			});
		} catch (error) {
			({ problem, final } = judge(error));
			log.warn('mail not delivered', { mail: id, attempt: mail.attempts + 1, problem, final });
		} finally {
			transport.close();
		}
	}
	await trx
		.updateTable('mail')
		.set({ attempts: mail.attempts + 1, lastError: problem, sentAt: problem ? null : now() })
		.where('id', '=', id)
		.execute();
	return final ? null : problem;
}

/** The server's words may hold the address, so only its code is kept. A refused recipient is not asked for again. */
function judge(error: unknown): { problem: string; final: boolean } {
	const { code = 'ERROR', responseCode } = error as { code?: string; responseCode?: number };
	return {
		problem: [responseCode, code].filter(Boolean).join(' '),
		final: code === 'EENVELOPE' && (responseCode ?? 0) >= 500,
	};
}

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark);

/** @internal exported for its test */
export function htmlOf(text: string, locale: string): string {
	const paragraphs = text.split(/\n\s*\n/).map((paragraph) => {
		const pieces = paragraph.trim().split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/);
		const linked = pieces.map((piece, index) =>
			index % 2 === 1
				? `<a href="${escape(piece)}">${escape(piece)}</a>`
				: escape(piece).replace(/\n/g, '<br>'),
		);
		return `<p>${linked.join('')}</p>`;
	});
	return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body>\n${paragraphs.join('\n')}\n</body></html>`;
}
