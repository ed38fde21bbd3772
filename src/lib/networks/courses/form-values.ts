/** A course, its sessions and what came of it as the texts of their forms, as a person would type them. */
import { formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import type {
	attendanceInput,
	courseInput,
	outcomeInput,
	sessionInput,
} from '#lib/networks/courses/input.ts';
import type { OwnOutcome } from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import type { Course, Session } from '#lib/networks/courses/queries.server.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const courseValues = (course: Course): FormValuesOf<typeof courseInput> => ({
	topic: course.topic,
	title: course.title,
	description: course.description,
	contentLocale: course.contentLocale,
	organisation: course.giverAddress,
	givenBy: course.giverName,
	places: String(course.places),
	closesOn: formatShortDate(course.closesOn),
});

export const sessionValues = (session: Session): FormValuesOf<typeof sessionInput, 'session'> => ({
	day: formatShortDate(session.startsAt),
	from: formatTime(session.startsAt),
	to: formatTime(session.endsAt),
	place: session.place,
	onlineUrl: session.onlineUrl,
});

export const attendanceValues = (
	came: readonly number[],
): FormValuesOf<typeof attendanceInput, 'session'> => ({ came });

export const outcomeValues = ({
	outcome,
	words,
	wordsShown,
}: OwnOutcome): FormValuesOf<typeof outcomeInput> => ({ outcome, words, wordsShown });
