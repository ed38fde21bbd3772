/** What tests of debates stand on: one that is open, what is written in it, and one that is over. */
import type { Actor } from '#lib/accounts/actor.ts';
import { visitor } from '#lib/accounts/actor.ts';
import type { DebateInput, PostInput } from '#lib/dialogue/debates/input.ts';
import { draftDebate, publishDebate, summarise } from '#lib/dialogue/debates/making.server.ts';
import { confirmDebateVoice } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { showPost } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { followDebate, supportPost, writePost } from '#lib/dialogue/debates/posts/taking-part.server.ts';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now, withClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { lastMailTo } from '../../mail/sent-mails.ts';

let clients = 0;
const elsewhere = () => `10.4.${++clients >> 8}.${clients % 250}`;
const day = (count: number) => addDays(copenhagenDate(now()), count);

export const asksTheCity = (given: Partial<DebateInput> = {}): DebateInput => ({
	question: 'Skal skolegården være åben om aftenen?',
	background: 'Gården er låst efter klokken 17. Der er børn i kvarteret, som ikke har et andet sted.',
	contentLocale: 'da',
	area: currentEdition().focusAreas[0]!.key as DebateInput['area'],
	opensOn: day(0),
	closesOn: day(20),
	submission: undefined,
	...given,
});

/** @returns its slug */
export async function draftOne(
	db: Database,
	actor: Actor,
	given: Partial<DebateInput> = {},
): Promise<string> {
	return (await draftDebate(db, actor, asksTheCity(given))).split('/').at(-1)!;
}

export async function openOne(db: Database, actor: Actor, given: Partial<DebateInput> = {}): Promise<string> {
	const slug = await draftOne(db, actor, given);
	await publishDebate(db, actor, slug);
	return slug;
}

/** While it runs, the clock stands some days back. */
export const daysAgo = <T>(count: number, work: () => Promise<T>): Promise<T> =>
	withClock(new Date(now().getTime() - count * 86_400_000), work);

export const writes = (given: Partial<PostInput> = {}): PostInput => ({
	body: 'Ja. Mine børn har ikke et andet sted at spille bold.',
	contentLocale: 'da',
	side: 'for',
	shownName: null,
	email: 'rosa@prove.example',
	organisation: null,
	replyTo: null,
	submission: undefined,
	...given,
});

export const write = (db: Database, debate: string, given: Partial<PostInput> = {}, actor: Actor = visitor) =>
	writePost(db, debate, writes(given), { actor, clientAddress: elsewhere() });

/** Says yes in the last mail. @returns the secret of their own page */
export async function saysYesToDebate(db: Database, email: string): Promise<string> {
	const own = await confirmDebateVoice(db, (await lastMailTo(db, email)).secret);
	if (!own) throw new Error('The link does not work');
	return own.secret;
}

export interface Posted {
	slug: string;
	email: string;
	/** Of the writer's own page. */
	secret: string;
}

/** Written and confirmed: it waits to be read. */
export async function receivedPost(
	db: Database,
	debate: string,
	given: Partial<PostInput> = {},
): Promise<Posted> {
	const { email } = writes(given);
	await write(db, debate, given);
	const { slug } = await db
		.selectFrom('debatePost')
		.select('slug')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	return { slug, email, secret: await saysYesToDebate(db, email) };
}

export async function shownPost(
	db: Database,
	reader: Actor,
	debate: string,
	given: Partial<PostInput> = {},
): Promise<Posted> {
	const posted = await receivedPost(db, debate, given);
	await showPost(db, reader, posted.slug);
	return posted;
}

export const asksToSupport = (db: Database, post: string, email: string, actor: Actor = visitor) =>
	supportPost(db, post, email, { actor, clientAddress: elsewhere() });
export const asksToFollow = (db: Database, debate: string, email: string, actor: Actor = visitor) =>
	followDebate(db, debate, email, { actor, clientAddress: elsewhere() });

/** @returns the secret of their own page */
export async function supports(db: Database, post: string, email: string): Promise<string> {
	await asksToSupport(db, post, email);
	return saysYesToDebate(db, email);
}
export async function followsDebate(db: Database, debate: string, email: string): Promise<string> {
	await asksToFollow(db, debate, email);
	return saysYesToDebate(db, email);
}

/** Its last day was yesterday. @returns its slug */
export const closedOne = (db: Database, actor: Actor, given: Partial<DebateInput> = {}): Promise<string> =>
	daysAgo(10, () => openOne(db, actor, { closesOn: day(9), ...given }));

export async function summarisedOne(db: Database, actor: Actor): Promise<string> {
	const slug = await closedOne(db, actor);
	await summarise(db, actor, slug, {
		summary: 'Gården åbner til klokken 20.',
		unused: 'Hegnet bliver stående.',
	});
	return slug;
}
