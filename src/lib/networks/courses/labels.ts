/** What courses are called, and how they stand in words. */
import { formatDate } from '#lib/i18n/dates.ts';
import type { CourseStanding, Outcome, PlaceState, Topic } from '#lib/networks/courses/course.ts';
import type { When } from '#lib/networks/courses/list.ts';
import { m } from '#lib/paraglide/messages.js';

const topics: Record<Topic, () => string> = {
	board: m.course_topic_board,
	fundraising: m.course_topic_fundraising,
	rooms: m.course_topic_rooms,
	bookkeeping: m.course_topic_bookkeeping,
	other: m.course_topic_other,
};
export const topicLabel = (topic: Topic): string => topics[topic]();

const whens: Record<When, () => string> = {
	ahead: m.course_when_ahead,
	open: m.course_when_open,
	over: m.course_when_over,
};
export const whenLabel = (when: When): string => whens[when]();

const standings: Record<CourseStanding, () => string> = {
	draft: m.course_standing_draft,
	cancelled: m.course_standing_cancelled,
	open: m.course_standing_open,
	closed: m.course_standing_closed,
	running: m.course_standing_running,
	over: m.course_standing_over,
};
export const standingLabel = (standing: CourseStanding): string => standings[standing]();

const outcomes: Record<Outcome, () => string> = {
	used: m.course_outcome_used,
	partly: m.course_outcome_partly,
	not_yet: m.course_outcome_not_yet,
	not_wanted: m.course_outcome_not_wanted,
};
export const outcomeLabel = (outcome: Outcome): string => outcomes[outcome]();

const places: Record<PlaceState, () => string> = {
	held: m.course_place_held,
	waiting: m.course_place_waiting,
};
export const placeLabel = (state: PlaceState): string => places[state]();

interface Room {
	standing: CourseStanding;
	places: number;
	held: number;
	waiting: number;
	closesOn: string;
}
/** Whether there is room, for whoever would sign up; else how it stands. */
export function roomText({ standing, places, held, waiting, closesOn }: Room): string {
	if (standing !== 'open') return standingLabel(standing);
	const until = formatDate(closesOn);
	if (held < places && waiting === 0) return m.course_room({ count: places - held, until });
	return m.course_full({ count: waiting, until });
}
