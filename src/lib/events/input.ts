/** What people may send us about events: one schema a form. */
import * as v from 'valibot';
import { emailField, nameField } from '#lib/accounts/account-fields.ts';
import * as rules from '#lib/events/rules.ts';
import { mostParts } from '#lib/events/parts/part.ts';
import { placeForm } from '#lib/listings/place-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { cleanLine } from '#lib/platform/text/text.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
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
		mostPeople: typedNumberOrNull(rules.people),
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
/** Somebody else's programme that one's own event is asked for. */
export const partAskInput = v.object({ umbrella: fields.slug, event: fields.slug });
export const partsInput = v.object({
	parts: v.pipe(
		v.optional(v.array(fields.slug, fields.stale), []),
		v.transform((slugs) => [...new Set(slugs)]),
		v.maxLength(mostParts, () => m.parts_many({ count: mostParts })),
	),
});
export const copyInput = v.object({ submission: fields.submission });

export const heldInput = v.object({
	attendance: typedNumber(rules.attendance, () => m.event_attendance_missing()),
});

export const correctHeldInput = v.object({
	...heldInput.entries,
	reason: fields.reason(),
});
export const undoHeldInput = v.object({ reason: fields.reason() });

const rule = rulesOver<{ companions: string }>();
const companionRules = [
	rule('companions', ['companions'], ({ companions }) => {
		const names = companions.split('\n');
		if (names.some((name) => name.length > 120)) return m.field_too_long({ most: '120' });
		return names.some((name) => /:\/\/|www\./i.test(name)) && m.field_name_links();
	}),
];

const partyFields = {
	name: nameField,
	people: typedNumberOrNull(rules.people),
	/** A name a line. */
	companions: fields.paragraphs({ most: 1080 }),
	answer1: fields.line({ most: 300 }),
	answer2: fields.line({ most: 300 }),
	answer3: fields.line({ most: 300 }),
};

/** As it is kept: the answers in the order of the questions. */
const asParty = <F extends v.InferOutput<v.ObjectSchema<typeof partyFields, undefined>>>({
	people,
	companions,
	answer1,
	answer2,
	answer3,
	...rest
}: F) => ({
	...rest,
	people: people ?? 1,
	companions: companions.split('\n').map(cleanLine).filter(Boolean),
	answers: [answer1, answer2, answer3],
});

export const registrationInput = v.pipe(
	v.object({ ...partyFields, email: emailField }),
	follows(companionRules),
	v.transform(asParty),
);
export type RegistrationInput = v.InferOutput<typeof registrationInput>;

/** What the owner of the mailbox says yes with, and changes it to. */
export const partyInput = v.pipe(v.object(partyFields), follows(companionRules), v.transform(asParty));
export type PartyInput = v.InferOutput<typeof partyInput>;
