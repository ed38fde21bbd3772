/** What an administrator reads of the words of the mails. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { exampleOf } from '#lib/accounts/letters/wording/examples.ts';
import { formValues } from '#lib/accounts/letters/wording/form-values.ts';
import { mostLetters } from '#lib/accounts/letters/wording/input.ts';
import {
	isSubject,
	mailGroups,
	mailKind,
	textsOf,
	type MailText,
} from '#lib/accounts/letters/wording/kinds.ts';
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { ownWords } from '#lib/accounts/letters/wording/own-words.server.ts';
import { filled, namesIn, written } from '#lib/accounts/letters/wording/template.ts';
import {
	allWordings,
	wordingsOf,
	type WordingRow,
} from '#lib/accounts/letters/wording/wording-queries.server.ts';
import { isInForce } from '#lib/accounts/letters/wording/wording.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { currentLocale, type Locale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

function mustAdminister(actor: Actor): void {
	if (!municipalityMay(actor, 'administer')) notFound();
}

/** What stands for each placeholder, in a language; one that nobody has an example of stands for itself. */
const examplesIn = (shipped: string, { examples }: MailKind, locale: Locale): Record<string, string> =>
	withLocale(locale, () =>
		Object.fromEntries(
			[...new Set(namesIn(shipped))].map((name) => [name, exampleOf(name, examples) ?? written(name)]),
		),
	);

/** The words as somebody would read them. */
const asRead = (kind: MailKind, { shipped, locale }: MailText, words: string): string =>
	filled(words, examplesIn(shipped, kind, locale));

/** Every kind that can be written, and which of them says something of the municipality's own. @throws 404 */
export async function mailsPage(db: Database, actor: Actor) {
	mustAdminister(actor);
	const rows = await allWordings(db);
	const own = ownWords(rows);
	const aside = new Set(rows.filter((row) => !isInForce(row)).map(({ key }) => key));
	const groups = mailGroups.map(({ name, kinds }) => ({
		name: name(),
		kinds: Object.entries(kinds).map(([key, kind]) => {
			const texts = textsOf(kind);
			const first = found(texts.find(({ locale }) => locale === currentLocale()) ?? texts[0]);
			return {
				...{ key, name: kind.name() },
				reads: asRead(kind, first, own.get(first.field) ?? first.shipped),
				/** The languages in which it says something of its own. */
				own: [...new Set(texts.filter(({ field }) => own.has(field)).map(({ locale }) => locale))],
				isSetAside: Object.keys(kind.words).some((word) => aside.has(word)),
			};
		}),
	}));
	return { groups };
}

/** The words that were set aside, for somebody to take what they want of them. */
function setAside(rows: readonly WordingRow[], { key, locale }: MailText): string | null {
	const row = rows.find((one) => one.key === key && one.locale === locale);
	return row && !isInForce(row) ? row.words : null;
}

/** A kind of mail with its texts as the form is filled, and how each reads. @throws 404 */
export async function mailPage(db: Database, actor: Actor, name: string) {
	mustAdminister(actor);
	const kind = found(mailKind(name));
	const rows = await wordingsOf(db, Object.keys(kind.words));
	const own = ownWords(rows);
	const all = textsOf(kind);
	const latest = rows.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime())[0];
	return {
		...{ key: name, name: kind.name(), stored: formValues(kind, own) },
		isOwn: rows.length > 0,
		changed: latest ? { at: latest.changedAt, by: latest.writer } : null,
		texts: Object.keys(kind.words).map((key) => {
			const languages = all.filter((text) => text.key === key);
			const shown = found(languages.find(({ locale }) => locale === currentLocale()) ?? languages[0]);
			return {
				key,
				isSubject: isSubject(key),
				most: isSubject(key) ? mostLetters.subject : mostLetters.text,
				placeholders: Object.entries(examplesIn(shown.shipped, kind, currentLocale())).map(
					([placeholder, example]) => ({ placeholder: written(placeholder), example }),
				),
				languages: languages.map((text) => ({
					...{ locale: text.locale, field: text.field, shipped: text.shipped },
					isOwn: own.has(text.field),
					reads: asRead(kind, text, own.get(text.field) ?? text.shipped),
					setAside: setAside(rows, text),
				})),
			};
		}),
	};
}
