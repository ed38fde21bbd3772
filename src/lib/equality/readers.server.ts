/** Who helps, how often discrimination was told of, and the desk. What was told is read by a verb: reading is written down. */
import { colleaguesWho } from '#lib/accounts/colleagues.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import {
	appointingPerson,
	deskPerson,
	helpersPerson,
	mayAppoint,
	mayKeepHelpers,
} from '#lib/equality/access.ts';
import { countsBefore } from '#lib/equality/counts/count-queries.server.ts';
import { yearsShown } from '#lib/equality/counts/counts.ts';
import { endsOn, endsSoon, readerRoles } from '#lib/equality/experience.ts';
import { blankHelper, helperValues } from '#lib/equality/help/form-values.ts';
import * as helpers from '#lib/equality/help/helper-queries.server.ts';
import { opennessAt } from '#lib/equality/help/hours.ts';
import type { HelpFilter } from '#lib/equality/help/list.ts';
import * as experiences from '#lib/equality/reading/experience-queries.server.ts';
import type { ExperienceView } from '#lib/equality/reading/list.ts';
import * as readers from '#lib/equality/reading/reader-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { alsoInEnglish } from '#lib/i18n/text-by-language.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { isHoliday } from '#lib/platform/jobs/working-days.server.ts';
import { canSeal } from '#lib/platform/sealing.server.ts';

const pageSize = 20;
const today = () => copenhagenDate(now());

const shown = ({ wordsDanish, wordsEnglish, ...helper }: helpers.HelperRow, at: Date) => ({
	...helper,
	words: alsoInEnglish(wordsDanish, wordsEnglish),
	openness: opennessAt(helper.hours, at, isHoliday),
});
export type ShownHelper = ReturnType<typeof shown>;

/** Who helps now: those who are open first. */
export async function helpPage(db: Database, filter: HelpFilter) {
	const at = now();
	const all = (await helpers.helpersFor(db, filter)).map((row) => shown(row, at));
	const isOpen = ({ openness }: ShownHelper) => openness.kind === 'open';
	return {
		filter,
		today: copenhagenDate(at),
		helpers: [...all.filter(isOpen), ...all.filter((one) => !isOpen(one))],
		takesExperiences: canSeal(),
	};
}

/** Years that are over. */
export async function countsPage(db: Database) {
	const year = Number(today().slice(0, 4));
	return { years: yearsShown(await countsBefore(db, year), year), takesExperiences: canSeal() };
}

const listed = (row: experiences.ExperienceRow, day: string) => ({
	...row,
	endsOn: endsOn(row.toldOn),
	endsSoon: row.state !== 'ended' && endsSoon(row.toldOn, day),
});

/** What was told, without a word of it: for the two who read alone; null for everybody else. */
async function toldTo(db: Database, actor: Actor, view: ExperienceView, after: string | null) {
	const day = today();
	if (!(await readers.readsAs(db, deskPerson(actor).id))) return null;
	const [{ rows, next, first }, counts] = await Promise.all([
		experiences.listExperiences(db, view, { today: day, after, limit: pageSize }),
		experiences.countExperiences(db, day),
	]);
	return { view, counts, rows: rows.map((row) => listed(row, day)), next, first };
}

/** @throws 404 */
export async function equalityDeskPage(
	db: Database,
	actor: Actor,
	view: ExperienceView,
	after: string | null,
) {
	deskPerson(actor);
	const at = now();
	const [all, present, told] = await Promise.all([
		helpers.allHelpers(db),
		readers.presentReaders(db),
		toldTo(db, actor, view, after),
	]);
	return {
		today: copenhagenDate(at),
		helpers: all.map((row) => shown(row, at)),
		/** Everybody at the municipality knows who reads. */
		readers: readerRoles.map((role) => ({
			role,
			name: present.find((reader) => reader.role === role)?.name ?? null,
		})),
		told,
		takesExperiences: canSeal(),
		mayKeep: mayKeepHelpers(actor),
		mayAppoint: mayAppoint(actor),
	};
}

/** @throws 404 */
export async function helperDeskPage(db: Database, actor: Actor, id: number) {
	helpersPerson(actor);
	const helper = found(await helpers.findHelper(db, id));
	const { title, retiredOn } = helper;
	return { helper: { id, title, retiredOn }, stored: helperValues(helper) };
}

/** @throws 404 */
export function newHelperPage(actor: Actor) {
	helpersPerson(actor);
	return { stored: blankHelper(today()) };
}

/** For an administrator: who reads, who may, and which number was opened when. @throws 404 */
export async function readersPage(db: Database, actor: Actor, after: string | null) {
	const me = appointingPerson(actor);
	const [present, colleagues, { rows, next, first }] = await Promise.all([
		readers.presentReaders(db),
		colleaguesWho(db, 'oversee'),
		readers.listReadings(db, { after, limit: pageSize }),
	]);
	return {
		readers: present,
		vacant: readerRoles.filter((role) => present.every((reader) => reader.role !== role)),
		colleagues: colleagues.filter(
			({ id }) => id !== me.id && present.every((reader) => reader.personId !== id),
		),
		readings: rows,
		...{ next, first },
	};
}

const mostInFile = 10_000;
/** @throws 404 */
export function readingsFile(db: Database, actor: Actor) {
	appointingPerson(actor);
	return readers.lastReadings(db, mostInFile);
}
