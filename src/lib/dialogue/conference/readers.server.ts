/** The conference as everybody reads it, and as its desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayConvene, mustSeeDesk } from '#lib/dialogue/access.ts';
import {
	decisionStanding,
	isOver,
	slotsOf,
	takesDecisions,
	yearIn,
} from '#lib/dialogue/conference/conference.ts';
import * as decisions from '#lib/dialogue/conference/decision-queries.server.ts';
import { conferenceValues } from '#lib/dialogue/conference/form-values.ts';
import { findPaperFile, papersOf } from '#lib/dialogue/conference/paper-queries.server.ts';
import * as queries from '#lib/dialogue/conference/queries.server.ts';
import { sessionsOf } from '#lib/events/parts/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { downloadAnswer } from '#lib/platform/files/download.server.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { committeesOffered } from '#lib/policy/edition.ts';

const today = () => copenhagenDate(now());

/** The festival's parts, each with its track and who speaks. */
async function sessions(db: Handle, umbrellaId: number | null) {
	const parts = umbrellaId === null ? [] : await sessionsOf(db, umbrellaId);
	const ids = parts.map(({ id }) => id);
	const [tracks, speakers] = await Promise.all([queries.tracksOf(db, ids), queries.speakersOf(db, ids)]);
	return parts.map((part) => ({
		...part,
		track: tracks.find(({ eventId }) => eventId === part.id)?.track ?? null,
		speakers: speakers.filter(({ eventId }) => eventId === part.id),
	}));
}
export type ConferenceSession = Awaited<ReturnType<typeof sessions>>[number];

async function told(db: Handle, rows: Awaited<ReturnType<typeof decisions.openDecisions>>, day: string) {
	const things = await decisions.carriedInto(
		db,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => ({
		...row,
		standing: decisionStanding(row, day),
		into: things.find(({ id }) => id === row.id) ?? null,
	}));
}
export type ToldDecision = Awaited<ReturnType<typeof told>>[number];

/** The next one, what is still to be done of earlier ones, and all of them by year. */
export async function conferencesPage(db: Database) {
	const day = today();
	const [all, open] = await Promise.all([
		queries.listConferences(db, { public: true }),
		decisions.openDecisions(db),
	]);
	const coming = all.findLast(({ heldOn }) => !isOver(heldOn, day)) ?? null;
	return { coming, earlier: all.filter((one) => one !== coming), decisions: await told(db, open, day) };
}

/** For the front of `Deltag`. */
export const conferenceInShort = async (db: Handle) => (await queries.nextConference(db, today())) ?? null;

async function whole(
	db: Handle,
	conference: NonNullable<Awaited<ReturnType<typeof queries.findConference>>>,
) {
	const day = today();
	const [parts, papers, decided] = await Promise.all([
		sessions(db, conference.umbrellaId),
		papersOf(db, conference),
		decisions.decisionsOf(db, conference.id),
	]);
	return { conference, sessions: parts, papers, decisions: await told(db, decided, day), day };
}

/** @throws 404, also for one that is not public yet */
export async function conferencePage(db: Database, year: string) {
	const conference = await queries.findConference(db, found(yearIn(year)));
	if (!conference?.publishedAt) notFound();
	const { sessions: parts, day, ...page } = await whole(db, conference);
	return { ...page, slots: slotsOf(parts), isOver: isOver(conference.heldOn, day), now: now() };
}

/** A file for everybody who may read of that conference: before it is public, for those who see its desk. @throws 404 */
export async function paperAnswer(db: Database, actor: Actor, year: string, id: string): Promise<Response> {
	const file = found(await findPaperFile(db, found(yearIn(year)), found(idIn(id))));
	if (!file.publishedAt) mustSeeDesk(actor);
	return downloadAnswer(found(await files().get(file.fileKey)), file);
}

/** @throws 404 */
export async function conferencesDesk(db: Database, actor: Actor) {
	mustSeeDesk(actor);
	return {
		conferences: await queries.listConferences(db, { public: false }),
		mayConvene: mayConvene(actor),
	};
}

/** @throws 404 */
export async function conferenceDeskPage(db: Database, actor: Actor, year: string) {
	mustSeeDesk(actor);
	const { day, ...page } = await whole(db, found(await queries.findConference(db, found(yearIn(year)))));
	const convenes = mayConvene(actor);
	return {
		...page,
		stored: conferenceValues(page.conference),
		committees: committeesOffered(day).map(({ key }) => key),
		mayConvene: convenes,
		mayDecide: convenes && takesDecisions(page.conference.heldOn, day),
	};
}

/** @throws 404 */
export async function sessionDeskPage(db: Database, actor: Actor, year: string, event: string) {
	mustSeeDesk(actor);
	const conference = found(await queries.findConference(db, found(yearIn(year))));
	const session = found(await queries.findSession(db, conference.umbrellaId, event));
	return {
		conference,
		session,
		speakers: await queries.speakersOf(db, [session.id]),
		mayConvene: mayConvene(actor),
	};
}

/** @throws 404 */
export async function decisionDeskPage(db: Database, actor: Actor, year: string, decision: string) {
	mustSeeDesk(actor);
	const row = found(await decisions.findDecision(db, found(yearIn(year)), found(idIn(decision))));
	const [one] = await told(db, [row], today());
	return { decision: found(one), mayConvene: mayConvene(actor) };
}
