/** What a person may send us about notes, meetings and documents: one schema a form. */
import * as v from 'valibot';
import { copenhagenInstant, parseTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { day } from '#lib/partnerships/writing/input.ts';
import { id, oneLine, paragraphs } from '#lib/organisations/signer-fields.ts';

const submission = v.optional(
	v.pipe(
		v.string(),
		v.uuid(() => m.partnership_error_stale()),
	),
);
const none = () => '';

const text = paragraphs(
	1,
	4000,
	() => m.agreement_error_note(),
	() => m.agreement_error_note_long(),
);
export const noteInput = v.object({ text, submission });
export type NoteInput = v.InferOutput<typeof noteInput>;
export const editNoteInput = v.object({ note: id, text });
export const removeNoteInput = v.object({ note: id });

const time = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.nonEmpty(() => m.agreement_error_time()),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const { value } = parseTime(dataset.value);
		if (value !== undefined) return value;
		addIssue({ message: m.agreement_error_time() });
		return NEVER;
	}),
);

const url = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.transform((typed) => (typed && !/^[a-z]+:/i.test(typed) ? `https://${typed}` : typed)),
	v.check(
		(typed) => typed === '' || (typed.length <= 500 && URL.canParse(typed) && /^https?:\/\//i.test(typed)),
		() => m.agreement_error_url(),
	),
	v.transform((typed) => (typed ? new URL(typed).href : null)),
);

export const meetingInput = v.pipe(
	v.object({
		title: oneLine(
			3,
			160,
			() => m.agreement_error_meeting_title(),
			() => m.agreement_error_meeting_title(),
		),
		day,
		from: time,
		to: time,
		place: oneLine(0, 200, none, () => m.agreement_error_place_long()),
		onlineUrl: url,
		agenda: paragraphs(0, 4000, none, () => m.agreement_error_agenda_long()),
		submission,
	}),
	v.forward(
		v.partialCheck(
			[['from'], ['to']],
			({ from, to }) => to > from,
			() => m.agreement_error_to_before_from(),
		),
		['to'],
	),
	v.forward(
		v.partialCheck(
			[['place'], ['onlineUrl']],
			({ place, onlineUrl }) => place !== '' || onlineUrl !== null,
			() => m.agreement_error_nowhere(),
		),
		['place'],
	),
	v.transform(({ day: date, from, to, ...meeting }) => ({
		...meeting,
		startsAt: copenhagenInstant(date, from),
		endsAt: copenhagenInstant(date, to),
	})),
);
export type MeetingInput = v.InferOutput<typeof meetingInput>;

export const minutesInput = v.object({
	minutes: paragraphs(0, 8000, none, () => m.agreement_error_minutes_long()),
	attended: v.optional(v.array(id), []),
});
export type MinutesInput = v.InferOutput<typeof minutesInput>;

export const documentInput = v.object({
	title: oneLine(0, 160, none, () => m.agreement_error_document_title_long()),
	file: v.pipe(
		v.optional(v.instance(File), () => new File([], '')),
		v.check(
			({ size }) => size > 0,
			() => m.agreement_error_file(),
		),
	),
});
export type DocumentInput = v.InferOutput<typeof documentInput>;
export const removeDocumentInput = v.object({ document: id });
