/** Barriers as everybody reads them, and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayAnswer, mayRead, mustSeeDesk, speaksFor } from '#lib/dialogue/access.ts';
import {
	barrierPath,
	isShown,
	standingOf,
	takesVoices,
	type BarrierState,
} from '#lib/dialogue/barriers/barrier.ts';
import { ownerValues, readingValues } from '#lib/dialogue/barriers/form-values.ts';
import { readBarrierFilter, type BarrierFilter, type DeskView } from '#lib/dialogue/barriers/list.ts';
import * as queries from '#lib/dialogue/barriers/queries.server.ts';
import { decidedBehind } from '#lib/dialogue/conference/decision-queries.server.ts';
import { linkedThings } from '#lib/dialogue/desk/link-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { isTakedownReason } from '#lib/listings/takedown.ts';
import { takedownOnDesk } from '#lib/moderation/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, gone, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';
import { committeesOffered } from '#lib/policy/edition.ts';

const pageSize = 20;
const answeredOnFront = 3;
const lateOnFront = 2;

/** As it is on a day: what is shown, in words that somebody has read. */
const shown = <B extends queries.BarrierRow>(barrier: B, today: string) => ({
	...barrier,
	title: barrier.title ?? '',
	body: barrier.body ?? '',
	standing: standingOf(barrier, today),
});
export type ShownBarrier = ReturnType<typeof shown<queries.BarrierRow>>;

const today = () => copenhagenDate(now());

/** With the figures that stand above the list: how many wait, how many are late, the median days to an answer. */
export async function barriersPage(db: Database, filter: BarrierFilter, after: string | null) {
	const day = today();
	const [{ rows, next, first }, figures] = await Promise.all([
		queries.listBarriers(db, filter, { today: day, after, limit: pageSize }),
		queries.barrierFigures(db, day),
	]);
	return { filter, barriers: rows.map((row) => shown(row, day)), next, first, figures };
}

/** For feed readers. */
export async function newestBarriers(db: Database, filter: BarrierFilter, limit: number) {
	const day = today();
	const asked = { ...filter, order: 'newest' } as const;
	const { rows } = await queries.listBarriers(db, asked, { today: day, after: null, limit });
	return rows.map((row) => shown(row, day));
}

/** Those whose words these are, the newest first. */
export async function barriersFound(db: Database, text: string, limit: number) {
	const { rows } = await queries.listBarriers(db, readBarrierFilter(new URLSearchParams({ q: text })), {
		today: today(),
		after: null,
		limit,
	});
	return rows.map(({ title, contentLocale, slug }) => ({
		...{ title: title ?? '', contentLocale, path: barrierPath(slug) },
	}));
}

/** The list alone, for whoever takes the register away. */
export async function barriersWithPromises(
	db: Database,
	filter: BarrierFilter,
	after: string | null,
	limit: number,
) {
	const day = today();
	const { rows, ...page } = await queries.listBarriers(db, filter, { today: day, after, limit });
	return { ...page, rows: rows.map((row) => shown(row, day)) };
}

/** For the front of `Deltag`: how many wait, what was answered last, and what should have been answered by now. */
export async function barriersInShort(db: Handle) {
	const day = today();
	const [figures, answered, late] = await Promise.all([
		queries.barrierFigures(db, day),
		queries.latestAnswered(db, answeredOnFront),
		queries.longestLate(db, day, lateOnFront),
	]);
	return { figures, exchanges: [...answered, ...late].map((row) => shown(row, day)) };
}

export type BarrierPage =
	{ movedTo: string } | ({ movedTo: null; barrier: ShownBarrier; takesVoices: boolean } & Beside);
interface Beside {
	sources: Awaited<ReturnType<typeof queries.sourcesOf>>;
	outcomes: Awaited<ReturnType<typeof queries.outcomesOf>>;
	links: Awaited<ReturnType<typeof linkedThings>>;
	/** At a conference, and carried into it. */
	decided: Awaited<ReturnType<typeof decidedBehind>>;
}

async function beside(db: Handle, id: number): Promise<Beside> {
	const [sources, outcomes, links, decided] = await Promise.all([
		queries.sourcesOf(db, id),
		queries.outcomesOf(db, id),
		linkedThings(db, id),
		decidedBehind(db, { kind: 'barrier', id }),
	]);
	return { sources, outcomes, links, decided };
}

/**
 * One that everybody reads; the address of one that was merged leads on.
 * @throws 404 for what nobody has read yet, 410 for what was shown and is down
 */
export async function barrierPage(db: Database, slug: string): Promise<BarrierPage> {
	const row = found(await queries.findBarrier(db, slug));
	if (row.mergedInto !== null) return { movedTo: barrierPath(row.mergedInto) };
	if (row.state === 'down' && row.shownAt && isTakedownReason(row.downReason)) gone(row.downReason);
	if (!isShown(row.state)) notFound();
	const barrier = shown(without(row, ['mergedInto', 'downReason', 'downAt']), today());
	return { movedTo: null, barrier, takesVoices: takesVoices(row, now()), ...(await beside(db, row.id)) };
}

/** What somebody fills the form of a new one in with: whom they may speak for. */
export const tellingDesk = (actor: Actor) => ({
	email: actor.person?.email ?? '',
	organisations: speaksFor(actor).map(({ slug, name }) => ({ slug, name })),
});

/** What a need that is posted from a barrier begins with. Null where it is not shown. */
export async function needFrom(db: Handle, slug: string | null | undefined) {
	const barrier = slug ? await queries.findBarrier(db, slug) : undefined;
	if (!barrier || !isShown(barrier.state)) return null;
	const { title, help, body, contentLocale } = barrier;
	return { slug: barrier.slug, title: title ?? '', description: help ?? body ?? '', contentLocale };
}

/** @throws 404 */
export async function barriersDeskPage(db: Database, actor: Actor, view: DeskView, after: string | null) {
	mustSeeDesk(actor);
	const day = today();
	const [{ rows, next, first }, counts] = await Promise.all([
		queries.deskList(db, view, { today: day, after, limit: pageSize }),
		queries.deskCounts(db, day),
	]);
	const barriers = rows.map((row) => ({
		...shown(row, day),
		title: row.title ?? row.writtenTitle ?? '',
	}));
	return { view, barriers, counts, next, first };
}

/** What the desk may do with it in its state. */
const steps = (actor: Actor, { state, takenBackAt }: { state: BarrierState; takenBackAt: Date | null }) => ({
	mayShow: mayRead(actor) && takenBackAt === null && (state === 'received' || isShown(state)),
	mayTakeDown: mayRead(actor) && (state === 'received' || isShown(state)),
	mayMerge: mayRead(actor) && (state === 'received' || state === 'shown' || state === 'owned'),
	mayOwn: mayAnswer(actor) && (state === 'shown' || state === 'owned'),
	mayAnswer: mayAnswer(actor) && state === 'owned',
	mayFollowUp: mayAnswer(actor) && state === 'answered',
	mayLink: mayAnswer(actor) && isShown(state),
});

/** @throws 404 */
export async function barrierDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const row = found(await queries.findOnDesk(db, slug));
	const [down, around] = await Promise.all([
		takedownOnDesk(db, actor, { kind: 'barriers', id: row.id }),
		beside(db, row.id),
	]);
	const day = today();
	return {
		barrier: { ...shown(row, day), title: row.title ?? row.writtenTitle ?? '' },
		stored: readingValues(row),
		owner: ownerValues(row),
		...down,
		...around,
		committees: committeesOffered(day, row.committee).map(({ key }) => key),
		may: steps(actor, row),
	};
}
