/** What is sent about a meeting. Times are wall time in Copenhagen, kept as the moment they are there. */
import * as v from 'valibot';
import { copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedTime } from '#lib/platform/forms/typed-fields.ts';

const meeting = v.object({
	title: fields.line({ least: 3, most: 160, missing: () => m.circle_meeting_title_missing() }),
	day: typedDay,
	from: typedTime,
	to: typedTime,
	place: fields.lineOrNull(200, 2),
	onlineUrl: fields.webAddressOrNull,
	agenda: fields.paragraphs({ least: 3, most: 4000, missing: () => m.circle_agenda_missing() }),
	submission: fields.submission,
});
type Typed = v.InferOutput<typeof meeting>;
const rule = rulesOver<Typed>();

export const meetingInput = v.pipe(
	meeting,
	follows([
		rule(
			'to',
			['day', 'from', 'to'],
			// Two wall times can be one moment: the hour that the clocks leave out.
			({ day, from, to }) =>
				copenhagenInstant(day, to) <= copenhagenInstant(day, from) && m.circle_ends_before_begins(),
		),
		rule(
			'place',
			['place', 'onlineUrl'],
			({ place, onlineUrl }) => place === null && onlineUrl === null && m.circle_nowhere(),
		),
	]),
	v.transform(({ day, from, to, submission, ...rest }) => ({
		...rest,
		startsAt: copenhagenInstant(day, from),
		endsAt: copenhagenInstant(day, to),
		submission,
	})),
);
export type MeetingInput = v.InferOutput<typeof meetingInput>;

export const minutesInput = v.object({
	minutes: fields.paragraphs({ least: 3, most: 20_000, missing: () => m.circle_minutes_missing() }),
});
