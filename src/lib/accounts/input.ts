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
import * as fields from '#lib/platform/fields.ts';

/** An account's: one however it is cased. */
export const emailField = v.pipe(
	fields.email(() => m.account_email_missing()),
	v.toLowerCase(),
);

/** A name stands in mails to others, so it can carry no line breaks and no links. */
export const nameField = v.pipe(
	fields.line({ least: 2, most: 120, missing: () => m.account_name_missing() }),
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

const givenPassword = v.pipe(
	v.string(() => m.account_password_missing()),
	v.nonEmpty(() => m.account_password_missing()),
	v.maxLength(1000, () => m.account_password_missing()),
);

export const loginInput = v.object({ email: emailField, password: givenPassword });
export const mailRequestInput = v.object({ email: emailField });
export const newPasswordInput = (email: string) => v.object({ password: passwordField(email) });
export const acceptInput = (email: string) => v.object({ name: nameField, password: passwordField(email) });

const roleField = fields.choice(organisationRoles, () => m.account_role_missing());

export const invitationInput = v.object({
	email: emailField,
	role: roleField,
	submission: fields.submission,
});
export const invitationIdInput = v.object({ invitation: fields.id });
export const roleInput = v.object({ person: fields.id, role: roleField });
export const memberInput = v.object({ person: fields.id });

export const profileInput = v.object({ name: nameField, locale: fields.choice(locales) });
export const passwordChangeInput = (email: string) =>
	v.object({ currentPassword: givenPassword, password: passwordField(email) });
export const eraseInput = v.object({
	password: givenPassword,
	sure: fields.agreed(() => m.account_erase_sure_missing()),
});

const municipalRoleField = fields.choice(municipalRoles, () => m.account_role_missing());
export const colleagueInput = v.object({ name: nameField, email: emailField, role: municipalRoleField });
export const municipalRoleInput = v.object({
	person: fields.id,
	role: fields.choice([...municipalRoles, 'none'], () => m.account_role_missing()),
});
