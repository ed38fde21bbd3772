/** Letters to whoever wrote a card or told of trying one: it is shown, or it is not, and why. */
import { person, write } from '#lib/accounts/letters/letters.server.ts';
import { methodPath, ownMethods } from '#lib/guide/methods/method.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { localised } from '#lib/policy/text.ts';

interface Written {
	slug: string;
	title: TextByLanguage;
	writtenBy: number | null;
}

export async function tellMethodShown(
	trx: Transaction,
	{ slug, title: called, writtenBy }: Written,
): Promise<void> {
	if (writtenBy === null) return;
	await write(trx, person(writtenBy), null, ({ name }) => {
		const title = localised(called);
		return {
			subject: m.method_mail_shown_subject({ title }),
			text: m.method_mail_shown({ name, title, link: webAddress(methodPath(slug)) }),
		};
	});
}

interface Declined extends Pick<Written, 'title' | 'writtenBy'> {
	/** Whose workspace it is mended in. */
	organisation: string;
}

export async function tellMethodDeclined(
	trx: Transaction,
	{ title: called, writtenBy, organisation }: Declined,
	reason: string,
): Promise<void> {
	if (writtenBy === null) return;
	await write(trx, person(writtenBy), null, ({ name }) => {
		const title = localised(called);
		const link = webAddress(ownMethods(organisation));
		return {
			subject: m.method_mail_declined_subject({ title }),
			text: m.method_mail_declined({ name, title, reason, link }),
		};
	});
}

export async function tellReportShown(
	trx: Transaction,
	{ slug, title: called, writtenBy }: Written,
): Promise<void> {
	if (writtenBy === null) return;
	await write(trx, person(writtenBy), null, ({ name }) => {
		const title = localised(called);
		return {
			subject: m.method_mail_report_shown_subject({ title }),
			text: m.method_mail_report_shown({ name, title, link: webAddress(methodPath(slug)) }),
		};
	});
}

export async function tellReportDeclined(
	trx: Transaction,
	{ title: called, writtenBy, organisation }: Declined,
	reason: string,
): Promise<void> {
	if (writtenBy === null) return;
	await write(trx, person(writtenBy), null, ({ name }) => {
		const title = localised(called);
		const link = webAddress(ownMethods(organisation));
		return {
			subject: m.method_mail_report_declined_subject({ title }),
			text: m.method_mail_report_declined({ name, title, reason, link }),
		};
	});
}
