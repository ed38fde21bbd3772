/** What a person may send us about accounts, one schema per form. */
import * as v from 'valibot';
import { municipalRoles, organisationRoles } from '#lib/accounts/actor.ts';
import { emailField, nameField, passwordField } from '#lib/accounts/account-fields.ts';
import { completeLocales } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

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
/** `without`: the last owner agrees that there is none then. */
export const memberInput = v.object({ person: fields.id, without: fields.tick });

export const profileInput = v.object({ name: nameField, locale: fields.choice(completeLocales) });
export const passwordChangeInput = (email: string) =>
	v.object({ currentPassword: givenPassword, password: passwordField(email) });
export const emailChangeInput = v.object({ newEmail: emailField, currentPassword: givenPassword });
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
