/** What a person may send us about notes, meetings and documents: one schema a form. */
import * as v from 'valibot';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedTime } from '#lib/platform/forms/typed-fields.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

const text = fields.paragraphs({ least: 1, most: 4000, missing: () => m.agreement_error_note() });
export const noteInput = v.object({ text, submission: fields.submission });
export type NoteInput = v.InferOutput<typeof noteInput>;
export const editNoteInput = v.object({ note: fields.id, text });
export const removeNoteInput = v.object({ note: fields.id });

/** Where people meet may be a page without https. */
const onlineUrl = fields.readOrNull(
	(typed) => readWebAddress(typed, ['http', 'https']),
	() => m.agreement_error_url(),
);

const meeting = v.object({
	title: fields.line({ least: 3, most: 160, missing: () => m.agreement_error_meeting_title() }),
	day: typedDay,
	from: typedTime,
	to: typedTime,
	place: fields.line({ most: 200 }),
	onlineUrl,
	agenda: fields.paragraphs({ most: 4000 }),
	submission: fields.submission,
});
const rule = rulesOver<v.InferOutput<typeof meeting>>();

export const meetingInput = v.pipe(
	meeting,
	follows([
		rule('to', ['from', 'to'], ({ from, to }) => to <= from && m.agreement_error_to_before_from()),
		rule(
			'place',
			['place', 'onlineUrl'],
			({ place, onlineUrl }) => place === '' && onlineUrl === null && m.agreement_error_nowhere(),
		),
	]),
	v.transform(({ day: date, from, to, ...meeting }) => ({
		...meeting,
		startsAt: copenhagenInstant(date, from),
		endsAt: copenhagenInstant(date, to),
	})),
);
export type MeetingInput = v.InferOutput<typeof meetingInput>;

export const minutesInput = v.object({
	minutes: fields.paragraphs({ most: 8000 }),
	attended: v.optional(v.array(fields.id, fields.stale), []),
});
export type MinutesInput = v.InferOutput<typeof minutesInput>;

export const documentInput = v.object({
	title: fields.line({ most: 160 }),
	file: v.pipe(
		v.optional(
			v.instance(File, () => m.agreement_error_file()),
			() => new File([], ''),
		),
		v.check(
			({ size }) => size > 0,
			() => m.agreement_error_file(),
		),
	),
});
export type DocumentInput = v.InferOutput<typeof documentInput>;
export const removeDocumentInput = v.object({ document: fields.id });
