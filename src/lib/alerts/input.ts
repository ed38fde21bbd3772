/** What people may send us about alerts: one schema a form. */
import * as v from 'valibot';
import { emailField } from '#lib/accounts/account-fields.ts';
import { rhythms } from '#lib/alerts/alert.ts';
import { nearKms } from '#lib/explore/filter.ts';
import { completeLocales } from '#lib/i18n/locale.ts';
import * as fields from '#lib/platform/forms/fields.ts';

const rhythm = fields.choice(rhythms);
const kms = nearKms.map(String);
const kmOf = (text: string) => nearKms.find((km) => String(km) === text)!;

export const askInput = v.object({
	email: emailField,
	rhythm,
	locale: fields.choice(completeLocales),
	/** Only where a place is followed. */
	km: v.pipe(
		fields.choiceOrNull(kms),
		v.transform((text) => (text === null ? null : kmOf(text))),
	),
});
export type AskInput = v.InferOutput<typeof askInput>;

export const mailingsInput = v.object({ email: emailField });
export const endInput = v.object({ alert: fields.id });
export const changeInput = v.object({ alert: fields.id, rhythm });
export const reachInput = v.object({ alert: fields.id, km: v.pipe(fields.choice(kms), v.transform(kmOf)) });
export const seatInput = v.object({ seat: fields.id });
export const signUpInput = v.object({ registration: fields.id });
