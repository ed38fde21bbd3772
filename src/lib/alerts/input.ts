/** What people may send us about alerts: one schema a form. */
import * as v from 'valibot';
import { emailField } from '#lib/accounts/account-fields.ts';
import { rhythms } from '#lib/alerts/alert.ts';
import { completeLocales } from '#lib/i18n/locale.ts';
import * as fields from '#lib/platform/forms/fields.ts';

const rhythm = fields.choice(rhythms);

export const askInput = v.object({ email: emailField, rhythm, locale: fields.choice(completeLocales) });
export type AskInput = v.InferOutput<typeof askInput>;

export const mailingsInput = v.object({ email: emailField });
export const endInput = v.object({ alert: fields.id });
export const changeInput = v.object({ alert: fields.id, rhythm });
export const signUpInput = v.object({ registration: fields.id });
