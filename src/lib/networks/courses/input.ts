/** What is sent about a course: by who runs it, and by an organisation that takes part. Times are wall time in Copenhagen. */
import * as v from 'valibot';
import { copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { most, outcomes, topics } from '#lib/networks/courses/course.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumber, typedNumberOrNull, typedTime } from '#lib/platform/forms/typed-fields.ts';

const words = {
	topic: fields.choice(topics, () => m.course_topic_missing()),
	title: fields.line({ least: 3, most: 160, missing: () => m.course_title_missing() }),
	description: fields.paragraphs({ least: 10, most: 4000, missing: () => m.course_description_missing() }),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	/** Who gives it: the address of a partner's page, or the last part of it. */
	organisation: fields.lineOrNull(500),
	/** Somebody else, most often an institution. */
	givenBy: fields.lineOrNull(160, 2),
	places: typedNumber(whole(1, most.places), () => m.course_places_missing()),
	closesOn: typedDay,
};
const hasGiver = rulesOver<{ organisation: string | null; givenBy: string | null }>()(
	'givenBy',
	['organisation', 'givenBy'],
	({ organisation, givenBy }) => organisation === null && givenBy === null && m.course_giver_missing(),
);
export const courseInput = v.pipe(v.object(words), follows([hasGiver]));
export type CourseInput = v.InferOutput<typeof courseInput>;

export const newCourseInput = v.pipe(
	v.object({ ...words, submission: fields.submission }),
	follows([hasGiver]),
);
export type NewCourseInput = v.InferOutput<typeof newCourseInput>;
/** By who coordinates a network: of which. */
export const networkCourseInput = v.pipe(
	v.object({
		...words,
		network: fields.line({ least: 1, most: 200, missing: () => m.course_network_missing() }),
		submission: fields.submission,
	}),
	follows([hasGiver]),
);

const session = {
	day: typedDay,
	from: typedTime,
	to: typedTime,
	place: fields.lineOrNull(200, 2),
	onlineUrl: fields.webAddressOrNull,
};
type Typed = v.InferOutput<v.ObjectSchema<typeof session, undefined>>;
const rule = rulesOver<Typed>();
const sessionRules = [
	rule(
		'to',
		['day', 'from', 'to'],
		({ day, from, to }) =>
			copenhagenInstant(day, to) <= copenhagenInstant(day, from) && m.circle_ends_before_begins(),
	),
	rule(
		'place',
		['place', 'onlineUrl'],
		({ place, onlineUrl }) => place === null && onlineUrl === null && m.course_nowhere(),
	),
];
const asMoments = <T extends Typed>({ day, from, to, ...rest }: T) => ({
	...rest,
	startsAt: copenhagenInstant(day, from),
	endsAt: copenhagenInstant(day, to),
});
export const newSessionInput = v.pipe(
	v.object({ ...session, submission: fields.submission }),
	follows(sessionRules),
	v.transform(asMoments),
);
export type NewSessionInput = v.InferOutput<typeof newSessionInput>;
export const sessionInput = v.pipe(
	v.object({ ...session, session: fields.id }),
	follows(sessionRules),
	v.transform(asMoments),
);
export type SessionInput = v.InferOutput<typeof sessionInput>;
export const removeSessionInput = v.object({ session: fields.id });

export const attendanceInput = v.object({
	session: fields.id,
	/** Places of organisations that came. */
	came: v.optional(v.array(fields.id, fields.stale), []),
});
export type AttendanceInput = v.InferOutput<typeof attendanceInput>;

export const cancelInput = v.object({ because: fields.reason() });
export const releaseInput = v.object({ place: fields.id, reason: fields.reason() });

export const signUpInput = v.object({
	people: typedNumberOrNull(whole(1, most.people)),
	submission: fields.submission,
});
export type SignUpInput = v.InferOutput<typeof signUpInput>;

export const outcomeInput = v.pipe(
	v.object({
		outcome: fields.choice(outcomes, () => m.course_outcome_missing()),
		words: fields.paragraphsOrNull(2000, 3),
		wordsShown: fields.tick,
	}),
	follows([
		rulesOver<{ words: string | null; wordsShown: boolean }>()(
			'words',
			['words', 'wordsShown'],
			({ words: written, wordsShown }) => wordsShown && written === null && m.course_words_missing(),
		),
	]),
);
export type OutcomeInput = v.InferOutput<typeof outcomeInput>;
