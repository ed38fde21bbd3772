import * as v from 'valibot';
import { emailField, nameField, passwordSentence, submissionField } from '#lib/accounts/input.ts';
import { organisationKinds } from '#lib/organisations/organisation.ts';
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

/** Somebody new starts an organisation and an account at once. */
export const registrationInput = v.pipe(
	v.object({
		...organisation,
		name: nameField,
		email: emailField,
		password: v.pipe(
			v.string(() => m.account_password_missing()),
			v.nonEmpty(() => m.account_password_missing()),
		),
		consent: v.literal(true, () => m.account_consent_missing()),
	}),
	v.forward(
		v.partialCheck(
			[['email'], ['password']],
			({ email, password }) => passwordSentence(password, email) === null,
			({ input }) => {
				const { email, password } = input as { email: string; password: string };
				return passwordSentence(password, email) ?? '';
			},
		),
		['password'],
	),
);

export type RegistrationInput = v.InferOutput<typeof registrationInput>;
export type OrganisationInput = v.InferOutput<typeof organisationInput>;
