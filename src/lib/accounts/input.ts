/** What a person may send us about accounts, one schema per form. */
import * as v from 'valibot';
import { municipalRoles, organisationRoles } from '#lib/accounts/actor.ts';
import {
	passwordProblem,
	shortestPassword,
	type PasswordProblem,
} from '#lib/accounts/signing-in/password-rules.ts';
import { locales } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { matches } from '#lib/platform/patterns.ts';

export const emailField = v.pipe(
	v.string(() => m.account_email_missing()),
	v.trim(),
	v.nonEmpty(() => m.account_email_missing()),
	v.check(
		matches(
			/^[^\s@<>()[\],;:"\\\p{Cc}]+@(?:[^\s@<>()[\],;:"\\\p{Cc}.]+\.)+[^\s@<>()[\],;:"\\\p{Cc}.]{2,}$/u,
			254,
		),
		() => m.account_email_wrong(),
	),
	v.toLowerCase(),
);

/** A name stands in mails to others, so it can carry no line breaks and no links. */
export const nameField = v.pipe(
	v.string(() => m.account_name_missing()),
	v.trim(),
	v.minLength(2, () => m.account_name_missing()),
	v.maxLength(120, () => m.account_name_long()),
	v.check(
		(name) => !/\p{Cc}|:\/\/|www\./iu.test(name),
		() => m.account_name_wrong(),
	),
);

export const submissionField = v.optional(v.pipe(v.string(), v.uuid()));

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

const givenPassword = v.pipe(
	v.string(() => m.account_password_missing()),
	v.nonEmpty(() => m.account_password_missing()),
	v.maxLength(1000, () => m.account_password_missing()),
);

export const loginInput = v.object({ email: emailField, password: givenPassword });
export const mailRequestInput = v.object({ email: emailField });
export const newPasswordInput = (email: string) => v.object({ password: passwordField(email) });
export const acceptInput = (email: string) => v.object({ name: nameField, password: passwordField(email) });

const roleField = v.picklist(organisationRoles, () => m.account_role_missing());
const idField = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

export const invitationInput = v.object({ email: emailField, role: roleField, submission: submissionField });
export const invitationIdInput = v.object({ invitation: idField });
export const roleInput = v.object({ person: idField, role: roleField });
export const memberInput = v.object({ person: idField });

export const profileInput = v.object({ name: nameField, locale: v.picklist(locales) });
export const passwordChangeInput = (email: string) =>
	v.object({ currentPassword: givenPassword, password: passwordField(email) });
export const eraseInput = v.object({
	password: givenPassword,
	sure: v.literal(true, () => m.account_erase_sure_missing()),
});

const municipalRoleField = v.picklist(municipalRoles, () => m.account_role_missing());
export const colleagueInput = v.object({ name: nameField, email: emailField, role: municipalRoleField });
export const municipalRoleInput = v.object({
	person: idField,
	role: v.union([municipalRoleField, v.literal('none')]),
});
