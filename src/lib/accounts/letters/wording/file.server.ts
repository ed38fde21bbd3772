/** The kinds of mails as a file for spreadsheets: all groups of the page in one, in its words. Pure text. */
import type { mailsPage } from '#lib/accounts/letters/wording/readers.server.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

type Groups = Awaited<ReturnType<typeof mailsPage>>['groups'];

const ownText = ({ own, isSetAside }: Groups[number]['kinds'][number]): string =>
	[
		...(own.length ? [own.map((locale) => languageName(locale)).join(' · ')] : []),
		...(isSetAside ? [m.mail_words_some_set_aside()] : []),
	].join(' · ') || m.mail_words_none();

export const mailsCsv = (groups: Groups): string =>
	csv(
		groups.flatMap(({ name: group, kinds }) => kinds.map((kind) => ({ ...kind, group }))),
		{
			[m.mail_words_group()]: ({ group }) => group,
			[m.mail_words_when()]: ({ name }) => name,
			[m.mail_words_begins()]: ({ reads }) => reads,
			[m.mail_words_own()]: ownText,
		},
	);
