/** Reads the mails the site has written, as the person they went to would. */
import { expect } from '@playwright/test';
import type { Database } from '#lib/platform/database/database.server.ts';

export type Mailbox = {
	/** The newest mail to `email` whose subject has `subject` in it. Waits for it. */
	latest(email: string, subject: string | RegExp): Promise<{ subject: string; text: string }>;
	/** The path of the first link in that mail, ready for `page.goto`. */
	link(email: string, subject: string | RegExp, path?: RegExp): Promise<string>;
};

export function openMails(db: Database): Mailbox {
	async function latest(email: string, subject: string | RegExp) {
		const wanted =
			typeof subject === 'string'
				? (said: string) => said.includes(subject)
				: (said: string) => subject.test(said);
		let found: { subject: string; text: string } | undefined;
		await expect
			.poll(
				async () => {
					const mails = await db
						.selectFrom('mail')
						.select(['subject', 'text'])
						.where('toAddress', '=', email)
						.orderBy('id', 'desc')
						.execute();
					found = mails.find((mail) => wanted(mail.subject));
					return found ? 'here' : `among: ${mails.map((mail) => mail.subject).join(' | ')}`;
				},
				{ message: `a mail to ${email} about ${subject}` },
			)
			.toBe('here');
		return found!;
	}
	return {
		latest,
		async link(email, subject, path = /./) {
			const { text } = await latest(email, subject);
			const links = [...text.matchAll(/https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]/g)].map(
				([link]) => new URL(link),
			);
			const link = links.find(({ pathname }) => path.test(pathname));
			if (!link) throw new Error(`No link like ${path} in: ${text}`);
			return link.pathname + link.search;
		},
	};
}
