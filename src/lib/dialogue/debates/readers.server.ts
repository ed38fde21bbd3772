/** Debates as everybody reads them, and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayAnswer, mayRead, mustSeeDesk, speaksFor } from '#lib/dialogue/access.ts';
import {
	canBeFollowed,
	debatePath,
	debateStandingOf,
	postPath,
	type DebateStanding,
} from '#lib/dialogue/debates/debate.ts';
import { debateValues } from '#lib/dialogue/debates/form-values.ts';
import {
	isPostView,
	type DebateFilter,
	type DebatesDeskView,
	type PostOrder,
} from '#lib/dialogue/debates/list.ts';
import * as posts from '#lib/dialogue/debates/posts/post-queries.server.ts';
import * as queries from '#lib/dialogue/debates/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { takedownOnDesk } from '#lib/moderation/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, gone, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';
import { cut } from '#lib/platform/text/cut.ts';

const pageSize = 20;
const onFront = 3;
const longestTitle = 100;
const today = () => copenhagenDate(now());

/** As it is on a day: one that is out. */
function standing<D extends queries.DebateRow>(debate: D, day: string): D & { standing: DebateStanding } {
	const stands = debateStandingOf(debate, day);
	return stands === 'draft' ? notFound() : { ...debate, standing: stands };
}
export type ShownDebate = ReturnType<typeof standing<queries.DebateRow>>;

export async function debatesPage(db: Database, filter: DebateFilter, after: string | null) {
	const day = today();
	const { rows, next, first } = await queries.listDebates(db, filter, { today: day, after, limit: pageSize });
	return { filter, debates: rows.map((row) => standing(row, day)), next, first };
}

/** For feed readers, with what is said in them. */
export async function newestDebates(db: Database, filter: DebateFilter, limit: number) {
	const day = today();
	const rows = await queries.lastDebates(db, filter, day, limit);
	return rows.map((row) => standing(row, day));
}
export type NewDebate = Awaited<ReturnType<typeof newestDebates>>[number];

/** Those whose words these are. */
export async function debatesFound(db: Database, text: string, limit: number) {
	const rows = await queries.debatesHolding(db, text, limit);
	return rows.map(({ question, contentLocale, slug }) => ({
		...{ title: question, contentLocale, path: debatePath(slug) },
	}));
}

/** Posts that are shown and hold these words, each by how it begins. */
export async function postsFound(db: Database, text: string, limit: number) {
	const rows = await posts.postsHolding(db, text, limit);
	return rows.map(({ body, contentLocale, slug }) => ({
		...{ title: cut(body ?? '', longestTitle), contentLocale, path: postPath(slug) },
	}));
}

/** For the front of `Deltag`: what can be answered now, and how much that is. */
export async function debatesInShort(db: Handle): Promise<{ openDebates: number; debates: ShownDebate[] }> {
	const day = today();
	const [rows, openDebates] = await Promise.all([
		queries.openDebates(db, day, onFront),
		queries.countOpenDebates(db, day),
	]);
	return { openDebates, debates: rows.map((row) => standing(row, day)) };
}

export type ShownPost = posts.PostRow & { replies: posts.PostRow[]; replyCount: number };

async function withReplies(db: Handle, rows: readonly posts.PostRow[]): Promise<ShownPost[]> {
	const { replies, counts } = await posts.repliesUnder(
		db,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => ({
		...row,
		replies: replies.filter(({ replyToId }) => replyToId === row.id),
		replyCount: counts.get(row.id) ?? 0,
	}));
}

/** @throws 404 */
export async function debatePage(db: Database, slug: string, order: PostOrder, after: string | null) {
	const debate = standing(found(await queries.findDebate(db, slug)), today());
	const [facts, page] = await Promise.all([
		queries.factsOf(db, debate.id),
		posts.listPosts(db, debate.id, order, { after, limit: pageSize }),
	]);
	return {
		...{ debate, facts, order, next: page.next, first: page.first },
		posts: await withReplies(db, page.rows),
		canBeFollowed: canBeFollowed(debate),
	};
}

/**
 * One post with all that is replied to it.
 * @throws 404 for what nobody has read yet, 410 for a reply that was shown and is hidden
 */
export async function postPage(db: Database, slug: string, after: string | null) {
	const post = found(await posts.findPost(db, slug));
	if (post.shownAt === null) notFound();
	if (post.state === 'down' && post.replyToId !== null && post.downReason) gone(post.downReason);
	const replies = await posts.listReplies(db, post.id, { after, limit: pageSize });
	const { debateState: state, opensOn, closesOn } = post;
	return {
		post,
		standing: debateStandingOf({ state, opensOn, closesOn }, today()),
		...{ replies: replies.rows, next: replies.next, first: replies.first },
	};
}

/** What somebody fills the form of a post in with, and the one that they answer. @throws 404 */
export async function writingDesk(db: Database, actor: Actor, slug: string, replyTo: string | null) {
	const debate = standing(found(await queries.findDebate(db, slug)), today());
	const post = replyTo === null ? undefined : await posts.findPost(db, replyTo);
	const isOne = post?.debateId === debate.id && post.body !== null && post.replyToId === null;
	return {
		debate: without(debate, ['background', 'summary', 'unused']),
		answers: isOne && post ? post : null,
		email: actor.person?.email ?? '',
		organisations: speaksFor(actor).map((one) => ({ slug: one.slug, name: one.name })),
	};
}

/** @throws 404 */
export async function debatesDeskPage(
	db: Database,
	actor: Actor,
	view: DebatesDeskView,
	after: string | null,
) {
	mustSeeDesk(actor);
	const day = today();
	const asked = { after, limit: pageSize };
	const [counts, waiting, debates, read] = await Promise.all([
		queries.debateCounts(db, day),
		posts.postCounts(db),
		isPostView(view) ? null : queries.debatesInView(db, view, { today: day, ...asked }),
		isPostView(view) ? posts.postsInView(db, view, asked) : null,
	]);
	const page = debates ?? read;
	return {
		view,
		counts: { ...counts, ...waiting },
		debates: (debates?.rows ?? []).map((row) => ({ ...row, standing: debateStandingOf(row, day) })),
		posts: read?.rows ?? [],
		next: page?.next ?? null,
		first: page?.first ?? true,
		mayMake: mayAnswer(actor),
	};
}

/** @throws 404 */
export async function debateDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const row = found(await queries.findDebate(db, slug));
	const stands = debateStandingOf(row, today());
	const may = mayAnswer(actor);
	return {
		debate: { ...row, standing: stands },
		facts: await queries.factsOf(db, row.id),
		stored: debateValues(row),
		may: {
			mayEdit: may && (stands === 'draft' || stands === 'coming' || stands === 'open'),
			mayPublish: may && stands === 'draft',
			mayAddFacts: may,
			mayWrite: may && stands === 'open',
			maySummarise: may && stands === 'closed',
		},
	};
}

/** Who may begin one. @throws 404 */
export function mustMakeDebates(actor: Actor): void {
	if (!mayAnswer(actor)) notFound();
}

/** @throws 404 */
export async function postDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const [post, written] = await Promise.all([posts.findPost(db, slug), posts.postOnDesk(db, slug)]);
	const { id, state } = found(post);
	const reads = mayRead(actor);
	return {
		post: { ...found(post), ...without(found(written), ['organisationId']) },
		...(await takedownOnDesk(db, actor, { kind: 'posts', id })),
		may: {
			mayShow: reads && state === 'received',
			mayHide: reads && (state === 'received' || state === 'shown') && !post?.takenBackAt,
		},
	};
}
