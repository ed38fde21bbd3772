/** The year as its pages show it: tasks that were planned, and the dates that follow from what the site does itself. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, measuringPerson, mustReadDesk } from '#lib/followup/access.ts';
import { taskValues } from '#lib/followup/wheel/form-values.ts';
import * as queries from '#lib/followup/wheel/queries.server.ts';
import {
	daysAhead,
	drawWheel,
	inOrder,
	liesIn,
	wheelYears,
	type WheelEntry,
} from '#lib/followup/wheel/wheel.ts';
import { isOwn, ownersOf } from '#lib/followup/wheel/wheel.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { halfYearAfter, halfYearOf, writeHalfYear } from '#lib/i18n/periods.ts';
import { windowOf } from '#lib/organisations/standing/standing.ts';
import { m } from '#lib/paraglide/messages.js';
import { countIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

type Task = Awaited<ReturnType<typeof queries.tasksBetween>>[number];

const ofTask = ({ id, ring, title, startsOn, dueOn, doneAt }: Task): WheelEntry => ({
	key: `task-${id}`,
	ring,
	title,
	startsOn,
	dueOn,
	done: doneAt !== null,
	task: id,
});

type Conference = Awaited<ReturnType<typeof queries.conferencesBetween>>[number];

const ofConference = ({ year, title, heldOn }: Conference, today: string): WheelEntry => ({
	key: `conference-${year}`,
	ring: 'community',
	title,
	startsOn: heldOn,
	dueOn: heldOn,
	done: heldOn < today,
	task: null,
	path: `/conference/${year}`,
});

interface Days {
	first: string;
	last: string;
}
const daysOf = (year: number): Days => ({ first: `${year}-01-01`, last: `${year}-12-31` });

/** The partners' reports of each half-year, from the day they can be sent. */
function windowsIn(days: Days, today: string): WheelEntry[] {
	const newest = halfYearOf(days.last);
	const halfYears = Array.from({ length: 4 }, (_, back) => halfYearAfter(newest, back - 3));
	return halfYears
		.map(windowOf)
		.map(({ halfYear, opensOn, graceUntil }) => ({
			key: `report-${writeHalfYear(halfYear)}`,
			ring: 'reporting' as const,
			title: m.wheel_window({ halfYear: halfYearName(halfYear) }),
			startsOn: opensOn,
			dueOn: graceUntil,
			done: graceUntil < today,
			task: null,
		}))
		.filter((entry) => liesIn(entry, days));
}

/** @param days at most a year */
async function entriesIn(db: Handle, days: Days, today: string) {
	const [tasks, releases, conferences] = await Promise.all([
		queries.tasksBetween(db, days),
		queries.releasesBetween(db, days),
		queries.conferencesBetween(db, days),
	]);
	const released = releases.map(({ halfYear, releasedOn }): WheelEntry => ({
		key: `barometer-${writeHalfYear(halfYear)}`,
		ring: 'reporting',
		title: m.wheel_release({ halfYear: halfYearName(halfYear) }),
		startsOn: releasedOn,
		dueOn: releasedOn,
		done: true,
		task: null,
	}));
	const held = conferences.map((one) => ofConference(one, today));
	const entries = inOrder([...tasks.map(ofTask), ...windowsIn(days, today), ...released, ...held]);
	return { tasks, entries, isCut: tasks.length === queries.mostInYear };
}

const mostBoardDays = 40;
/** Elections to boards and the last days to be put forward, from today on. */
export const boardDaysAhead = (db: Handle) => queries.boardDaysFrom(db, copenhagenDate(now()), mostBoardDays);

/** The year asked for, or the one that it is. */
export function yearAsked(text: string | null, today: string): number {
	const year = countIn(text);
	return year !== undefined && year >= wheelYears.first && year <= wheelYears.last
		? year
		: Number(today.slice(0, 4));
}

const around = (year: number) => ({
	year,
	before: year > wheelYears.first ? year - 1 : null,
	after: year < wheelYears.last ? year + 1 : null,
});

/** For everybody: what and when, and nobody's name. */
export async function publicWheel(db: Database, asked: string | null) {
	const today = copenhagenDate(now());
	const year = yearAsked(asked, today);
	const { entries, isCut } = await entriesIn(db, daysOf(year), today);
	return { ...around(year), today, entries, isCut, drawing: drawWheel(entries, year, today) };
}

/** What was done within so many days can be said not to be done after all. */
const latelyDays = 30;

/** @throws 404 */
export async function wheelOnDesk(db: Database, actor: Actor, asked: string | null) {
	mustReadDesk(actor);
	const today = copenhagenDate(now());
	const year = yearAsked(asked, today);
	const mayPlan = mayMeasure(actor);
	const [shown, ahead, late, owners] = await Promise.all([
		entriesIn(db, daysOf(year), today),
		entriesIn(db, { first: today, last: addDays(today, daysAhead) }, today),
		queries.lateTasks(db, today),
		mayPlan ? ownersOf(db) : [],
	]);
	const tasks = new Map([...late, ...ahead.tasks, ...shown.tasks].map((task) => [task.id, task]));
	const told = (entry: WheelEntry) => {
		const task = entry.task === null ? undefined : tasks.get(entry.task);
		return {
			...entry,
			late: task !== undefined && !entry.done && entry.dueOn < today,
			owner: task?.ownerName ?? null,
			note: task?.note ?? '',
			yearly: task?.yearly ?? false,
			lately: task?.doneAt ? copenhagenDate(task.doneAt) > addDays(today, -latelyDays) : false,
			mayFinish: task !== undefined && (mayPlan || isOwn(actor, task)),
		};
	};
	return {
		...around(year),
		today,
		entries: shown.entries.map(told),
		coming: [...late.map(ofTask), ...ahead.entries.filter(({ done }) => !done)].map(told),
		isCut: shown.isCut,
		drawing: drawWheel(shown.entries, year, today),
		mayPlan,
		owners,
	};
}
export type DeskEntry = Awaited<ReturnType<typeof wheelOnDesk>>['entries'][number];

/** What the page of one task shows. @throws 404, also for who does not plan the year */
export async function taskOnDesk(db: Database, actor: Actor, id: number | undefined) {
	measuringPerson(actor);
	const task = found(id === undefined ? undefined : await queries.findTask(db, id));
	return {
		title: task.title,
		year: Number(task.dueOn.slice(0, 4)),
		stored: taskValues(task),
		owners: await ownersOf(db),
	};
}

/** A year back and a year on, for calendars. */
export async function wheelAround(db: Database) {
	const today = copenhagenDate(now());
	const spans = [
		{ first: addDays(today, -365), last: today },
		{ first: addDays(today, 1), last: addDays(today, 365) },
	];
	const tasks = (await Promise.all(spans.map((days) => queries.tasksBetween(db, days)))).flat();
	const windows = spans.flatMap((days) => windowsIn(days, today));
	const conferences = (await Promise.all(spans.map((days) => queries.conferencesBetween(db, days)))).flat();
	const once = <Of>(all: readonly Of[], key: (one: Of) => unknown): Of[] => [
		...new Map(all.map((one) => [key(one), one])).values(),
	];
	return {
		tasks: once(tasks, ({ id }) => id),
		windows: once(windows, ({ key }) => key),
		conferences: conferences.map((one) => ({ ...ofConference(one, today), publishedAt: one.publishedAt! })),
	};
}
