/** Forums as everybody reads them, and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMake, mayRun, mustSeeDesk } from '#lib/networks/access.ts';
import { deskBody, meetingBody, openBody, today } from '#lib/networks/circles/bodies.server.ts';
import { circlePath, forumPath, type CircleKind } from '#lib/networks/circles/circle.ts';
import { forumValues } from '#lib/networks/circles/form-values.ts';
import * as circles from '#lib/networks/circles/queries.server.ts';
import { meetingsCalendar } from '#lib/networks/meetings/calendar.server.ts';
import { meetingsOf } from '#lib/networks/meetings/queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const onFront = 2;

const list = (db: Handle, onlyPublic: boolean) =>
	circles.listCircles(db, { kind: 'forum', onlyPublic, at: now(), today: today() });

/** Those that are public. */
export const forumsPage = async (db: Database) => ({ forums: await list(db, true) });

/** For the front of `Deltag`: those that meet next. */
export async function forumsInShort(db: Handle) {
	const met = (await list(db, true)).filter(({ nextAt }) => nextAt !== null);
	return met.toSorted((a, b) => Number(a.nextAt) - Number(b.nextAt)).slice(0, onFront);
}

/** @throws 404 for one that only its members read */
async function readByAll(db: Handle, kind: CircleKind, slug: string): Promise<circles.Circle> {
	const circle = found(await circles.findCircle(db, kind, slug));
	return circle.isPublic ? circle : notFound();
}
const publicForum = (db: Handle, slug: string) => readByAll(db, 'forum', slug);

/** A forum or a network that everybody may follow. @throws 404 */
export async function publicCircle(db: Database, kind: CircleKind, slug: string) {
	const { id, name, slug: own } = await readByAll(db, kind, slug);
	return { id, kind, name, slug: own };
}

/** Forums and networks whose words these are. */
export async function circlesFound(db: Database, text: string, limit: number) {
	const rows = await circles.circlesHolding(db, text, limit);
	return rows.map(({ name, kind, slug }) => ({
		...{ title: name, contentLocale: 'da', path: circlePath(kind, slug) },
	}));
}

/** @throws 404 */
export async function forumPage(db: Database, slug: string) {
	const forum = await publicForum(db, slug);
	return { forum, ...(await openBody(db, forum)) };
}

/** @throws 404 */
export async function forumCalendar(db: Database, slug: string): Promise<string> {
	const forum = await publicForum(db, slug);
	const rows = await meetingsOf(db, forum.id, { called: true });
	const open = rows.map((meeting) => ({ ...meeting, onlineUrl: null }));
	return meetingsCalendar(forum, open, forumPath(slug));
}

/** @throws 404 */
export async function forumsDeskPage(db: Database, actor: Actor) {
	mustSeeDesk(actor);
	return { forums: await list(db, false), mayMake: mayMake(actor) };
}

/** @throws 404 */
export async function forumDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const forum = found(await circles.findCircle(db, 'forum', slug));
	const body = await deskBody(db, forum);
	return { forum, stored: forumValues(forum), ...body, mayRun: mayRun(actor, forum) };
}

/** @throws 404 */
export async function forumMeetingPage(db: Database, actor: Actor, slug: string, id: number) {
	mustSeeDesk(actor);
	const forum = found(await circles.findCircle(db, 'forum', slug));
	return { forum, ...(await meetingBody(db, actor, forum, id)) };
}
