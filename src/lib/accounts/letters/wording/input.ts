/** What an administrator sends of a mail's words: a field for each text in each language. */
import * as v from 'valibot';
import { isSubject, textsOf, type MailText } from '#lib/accounts/letters/wording/kinds.ts';
import type { MailKind } from '#lib/accounts/letters/wording/kinds/mail-kind.ts';
import { problemOf, written, type WordsProblem } from '#lib/accounts/letters/wording/template.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

/** Letters, as the database bounds them. */
export const mostLetters = { subject: 160, text: 3000 } as const;

const sentences: Record<WordsProblem['kind'], (of: { name: string }) => string> = {
	lacks: m.mail_words_lacks,
	too_often: m.mail_words_too_often,
	unknown: m.mail_words_unknown,
	brace: m.mail_words_brace,
	address: m.mail_words_address,
};

const say = (words: string, shipped: string): string => {
	const problem = problemOf(words, shipped);
	return problem ? sentences[problem.kind]({ name: written(problem.name) }) : '';
};

/** Empty: the site's words. */
const wordsOf = ({ key, shipped }: MailText) =>
	v.pipe(
		isSubject(key)
			? fields.line({ most: mostLetters.subject })
			: fields.paragraphs({ most: mostLetters.text }),
		v.check<string, (issue: v.CheckIssue<string>) => string>(
			(words) => words === '' || problemOf(words, shipped) === null,
			({ input }) => say(input, shipped),
		),
	);

export const wordsInput = (kind: MailKind) =>
	v.object(
		Object.fromEntries(textsOf(kind).map((text) => [text.field, wordsOf(text)])),
	) as unknown as v.GenericSchema<unknown, Record<string, string>>;
