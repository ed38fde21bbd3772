import * as v from 'valibot';
import { nameField, passwordField } from '#lib/accounts/account-fields.ts';
import { identityRules, organisationName } from '#lib/organisations/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

const organisation = {
	kind: identityRules.entries.kind,
	organisation: organisationName,
	submission: fields.submission,
};

/** Somebody who has an account starts another organisation. */
export const organisationInput = v.object(organisation);

/** Somebody new, whose e-mail is confirmed by the link they came with, starts an organisation and an account at once. */
export const registrationInput = (email: string) =>
	v.object({
		...organisation,
		name: nameField,
		password: passwordField(email),
		consent: fields.agreed(() => m.account_consent_missing()),
	});

export type RegistrationInput = v.InferOutput<ReturnType<typeof registrationInput>>;
export type OrganisationInput = v.InferOutput<typeof organisationInput>;
