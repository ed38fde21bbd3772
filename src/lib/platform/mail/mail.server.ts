/**
 * Outgoing mail. `sendMails` writes it down and enqueues its delivery in the caller's transaction: no mail for what
 * was rolled back. Each is delivered once; only if the process dies between the mail server's yes and our note of
 * it may a second copy go out, under the same Message-ID. Without SMTP_URL mails are only kept, for /dev/mail.
 */
import type { Locale } from '#lib/i18n/locale.ts';
import { createTransport } from 'nodemailer';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';
import { defineTask, enqueueEach } from '#lib/platform/jobs/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { proseOf, type ProsePart } from '#lib/platform/text/prose.ts';

export type Mail = {
	to: string;
	subject: string;
	/** Plain text; an empty line parts paragraphs, and addresses become links. */
	text: string;
	locale?: Locale;
	/** Who reads an answer; null where nobody does. */
	replyTo?: string | null;
	/** A calendar file that goes along. */
	calendar?: string | null;
	/** Where one press in the mail program ends what comes again and again (RFC 8058). */
	unsubscribe?: string | null;
	/** The same key is mailed once, however often it is asked for. */
	dedupeKey?: string | null;
};

/** In one statement, so that no statement grows without bound. */
const batch = 500;

/** Two statements for however many mails. @returns the ids of those whose key has not been mailed before */
export async function sendMails(trx: Transaction, mails: readonly Mail[]): Promise<number[]> {
	const sent: number[] = [];
	for (let first = 0; first < mails.length; first += batch) {
		const rows = await trx
			.insertInto('mail')
			.values(mails.slice(first, first + batch).map(rowOf))
			.onConflict((conflict) => conflict.column('dedupeKey').doNothing())
			.returning('id')
			.execute();
		const ids = rows.map(({ id }) => ({ id }));
		await enqueueEach(trx, deliverMail, ids, { maxAttempts: 12 });
		sent.push(...ids.map(({ id }) => id));
	}
	return sent;
}

const rowOf = ({ to, subject, text, locale = 'da', dedupeKey = null, ...rest }: Mail) => ({
	toAddress: to,
	subject: subject.replace(/\s+/g, ' ').trim(),
	text,
	html: htmlOf(text, locale),
	locale,
	replyTo: rest.replyTo ?? null,
	calendar: rest.calendar ?? null,
	unsubscribe: rest.unsubscribe ?? null,
	dedupeKey,
	createdAt: now(),
});

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
				replyTo: mail.replyTo ?? undefined,
				subject: mail.subject,
				text: mail.text,
				html: mail.html,
				icalEvent: mail.calendar ? calendarPart(mail.calendar) : undefined,
				messageId: `<mail-${id}-${mail.createdAt.getTime().toString(36)}@${new URL(ORIGIN).hostname}>`,
				date: mail.createdAt,
				headers: {
					'Auto-Submitted': 'auto-generated',
					'Content-Language': mail.locale,
					...(mail.unsubscribe && oneClick(mail.unsubscribe)),
				},
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

const oneClick = (address: string) => ({
	'List-Unsubscribe': `<${address}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** What the file is for is also said beside it, for programs that look no further. */
const calendarPart = (content: string) => ({
	method: /^METHOD:(\w+)/m.exec(content)?.[1],
	filename: 'bland-dig-i-byen.ics',
	content,
});

/** The server's words may hold the address, so only its code is kept. A refused recipient is not asked for again. */
function judge(error: unknown): { problem: string; final: boolean } {
	const { code = 'ERROR', responseCode } = error as { code?: string; responseCode?: number };
	return {
		problem: [responseCode, code].filter(Boolean).join(' '),
		final: code === 'EENVELOPE' && (responseCode ?? 0) >= 500,
	};
}

/** @internal exported for its test */
export function htmlOf(text: string, locale: string): string {
	const paragraphs = proseOf(text).map(
		(lines) => `<p>${lines.map((parts) => parts.map(markedUp).join('')).join('<br>')}</p>`,
	);
	return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body>\n${paragraphs.join('\n')}\n</body></html>`;
}

const markedUp = ({ text, href }: ProsePart): string =>
	href ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text);
