/** Fields of an account; other rooms ask for a mailbox and a name by the same rules. */
import * as v from 'valibot';
import {
	passwordProblem,
	shortestPassword,
	type PasswordProblem,
} from '#lib/accounts/signing-in/password-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

/** An account's: one however it is cased. */
export const emailField = v.pipe(
	fields.email(() => m.account_email_missing()),
	v.toLowerCase(),
);

/** A name may be one letter, as `李` is. It stands in mails to others, so it can carry no line breaks and no links. */
export const nameField = v.pipe(
	fields.line({ least: 1, most: 120, missing: () => m.account_name_missing() }),
	fields.withoutLinks(() => m.account_name_wrong()),
);

const sentences: Record<PasswordProblem, () => string> = {
	short: () => m.account_password_short({ count: shortestPassword }),
	long: () => m.account_password_long(),
	common: () => m.account_password_common(),
	like_email: () => m.account_password_like_email(),
};

/** The sentence about a new password that is not good enough for the account of `email`, or null. */
export function passwordSentence(password: string, email: string): string | null {
	const problem = passwordProblem(password, email);
	return problem && sentences[problem]();
}

/** A new password for the account of `email`. */
export const passwordField = (email: string) =>
	v.pipe(
		v.string(() => m.account_password_missing()),
		v.nonEmpty(() => m.account_password_missing()),
		v.rawCheck(({ dataset, addIssue }) => {
			const sentence = dataset.typed && passwordSentence(dataset.value, email);
			if (sentence) addIssue({ message: sentence });
		}),
	);
