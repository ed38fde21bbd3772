/** What people may send us about events: one schema a form. */
import * as v from 'valibot';
import { emailField, nameField } from '#lib/accounts/account-fields.ts';
import * as rules from '#lib/events/rules.ts';
import { placeForm } from '#lib/listings/place-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import {
	typedDay,
	typedDayOrNull,
	typedNumber,
	typedNumberOrNull,
	typedTime,
} from '#lib/platform/forms/typed-fields.ts';

export type { EventInput } from '#lib/events/rules.ts';

export const eventInput = v.pipe(
	rules.onlyWhatIsUsed,
	v.object({
		...rules.eventValues,
		...placeForm,
		startsOn: typedDay,
		startsTime: typedTime,
		endsOn: typedDayOrNull,
		endsTime: typedTime,
		priceKr: typedNumberOrNull(rules.price),
		capacity: typedNumberOrNull(rules.seats),
	}),
	follows(rules.eventTogether),
	v.transform(rules.asWritten),
);

const reason = fields.reason(() => m.event_reason_missing());

export const publishInput = v.object({ wordingRead: fields.tick, notTheSame: fields.tick });
export const mergeInput = v.object({ from: fields.slug, into: fields.slug });
export const differentInput = v.object({ event: fields.id, other: fields.id });
export const cancelInput = v.object({ reason });
export const postponeInput = v.object({ reason: fields.paragraphs({ most: 1000 }) });
/** Somebody else's event that one is asked about, by its slug. */
export const askInput = v.object({ event: fields.slug });
export const copyInput = v.object({ submission: fields.submission });

export const heldInput = v.object({
	attendance: typedNumber(rules.attendance, () => m.event_attendance_missing()),
});

export const correctHeldInput = v.object({
	...heldInput.entries,
	reason: fields.reason(),
});
export const undoHeldInput = v.object({ reason: fields.reason() });

export const registrationInput = v.object({ name: nameField, email: emailField });
export type RegistrationInput = v.InferOutput<typeof registrationInput>;

/** What the owner of the mailbox says yes with. */
export const confirmInput = v.object({ name: nameField });
