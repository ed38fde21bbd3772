/** What the ground itself holds of people: mails, and who did what. */
import { sql } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { htmlOf } from '#lib/platform/mail/mail.server.ts';
import {
	byEmail,
	byNumber,
	byRule,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { baseLocale } from '#lib/i18n/locale.ts';

/** What stands where a person's name stood. */
export const formerUser = (): string => m.account_erased_name({}, { locale: baseLocale });

/** In the copies of mails to others, an inviter's name for example. A word that only contains the name stays. */
async function leaveMailsToOthers(trx: Transaction, { id, name, email }: Subject): Promise<void> {
	if (email === null) return;
	await trx
		.updateTable('mail')
		.set({ replyTo: null })
		.where(sql`lower(reply_to)`, '=', email.toLowerCase())
		.execute();
	for (const word of id === null || name === null ? [email] : [email, name]) {
		const pattern = `(?<!\\w)${word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?!\\w)`;
		const mails = await trx
			.selectFrom('mail')
			.select(['id', 'subject', 'text', 'locale'])
			.where((eb) => eb.or([eb('subject', '~*', pattern), eb('text', '~*', pattern)]))
			.execute();
		const without = new RegExp(pattern.replaceAll('\\w', '[\\p{L}\\p{N}_]'), 'giu');
		for (const { id: mailId, subject, text, locale } of mails) {
			const kept = text.replace(without, formerUser());
			await trx
				.updateTable('mail')
				.set({
					subject: subject.replace(without, formerUser()),
					text: kept,
					html: htmlOf(kept, locale),
					calendar: null,
				})
				.where('id', '=', mailId)
				.execute();
		}
	}
}

const did = ['at', 'actor', 'verb', 'subjectKind', 'subjectId', 'details'] as const;

export const platformData: PersonalData = {
	room: 'platform',
	holdings: [
		byEmail('mail', 'toAddress', 'mails', {
			kind: 'mail',
			erasure: 'row',
			copied: ['createdAt', 'sentAt', 'subject'],
			withheld: ['text', 'html', 'lastError', 'replyTo', 'calendar', 'unsubscribe'],
			// A link that still works would let whoever finds the copy act as them.
			beside: { text: sql`regexp_replace(t.text, '(https?://\\S*/)[\\w-]{20,}', '\\1…', 'g')` },
		}),
		byNumber('auditEntry', 'personId', 'actions', { kind: 'log', erasure: 'number', copied: did }),
		byRule(
			'auditEntry',
			'actionsAboutYou',
			({ id }) => (id === null ? null : sql<boolean>`t.subject_kind = 'person' and t.subject_id = ${id}`),
			{ kind: 'log', erasure: 'number', copied: did },
		),
	],
	impersonal: {
		'our own words and keys': ['mail.dedupe_key', 'submission.outcome', 'retention_run.term'],
		'one of the languages of the site': ['mail.locale'],
		'a digest, kept for a day': ['throttle.bucket', 'backoff.bucket'],
		"a file's name in the store: the digest of what it holds": ['stored_file.key'],
	},
	erase: leaveMailsToOthers,
};
