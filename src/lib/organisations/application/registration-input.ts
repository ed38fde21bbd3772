import * as v from 'valibot';
import { nameField, passwordField, submissionField } from '#lib/accounts/input.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { m } from '#lib/paraglide/messages.js';

const organisation = {
	kind: v.picklist(organisationKinds, () => m.account_kind_missing()),
	organisation: v.pipe(
		v.string(() => m.account_organisation_missing()),
		v.trim(),
		v.minLength(2, () => m.account_organisation_missing()),
		v.maxLength(160, () => m.account_organisation_long()),
		v.check(
			(name) => !/\p{Cc}|:\/\/|www\./iu.test(name),
			() => m.account_organisation_wrong(),
		),
	),
	submission: submissionField,
};

/** Somebody who has an account starts another organisation. */
export const organisationInput = v.object(organisation);

/** Somebody new, whose e-mail is confirmed by the link they came with, starts an organisation and an account at once. */
export const registrationInput = (email: string) =>
	v.object({
		...organisation,
		name: nameField,
		password: passwordField(email),
		consent: v.literal(true, () => m.account_consent_missing()),
	});

export type RegistrationInput = v.InferOutput<ReturnType<typeof registrationInput>>;
export type OrganisationInput = v.InferOutput<typeof organisationInput>;
