/**
 * `npm run bench -- dialogue`: 10,000 barriers and 100,000 posts in debates, a fifth of them in one. Each list's questions are
 * asked of the database again and again; nobody hears of changes, so nothing is kept.
 */
import { sql } from 'kysely';
import type { Actor } from '#lib/accounts/actor.ts';
import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { sharingWords } from '#lib/dialogue/barriers/queries.server.ts';
import { readDebateFilter, type PostOrder } from '#lib/dialogue/debates/list.ts';
import { debatePage, debatesDeskPage, debatesPage } from '#lib/dialogue/debates/readers.server.ts';
import { barriersDeskPage, barriersInShort, barriersPage } from '#lib/dialogue/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { timed, type Asked, type Question } from './timed.ts';

const manyBarriers = 10_000;
const manyDebates = 200;
const manyPosts = 100_000;

/** In every state that is read, told over two years, some known to many. */
async function fillBarriers(db: Database, by: number): Promise<void> {
	const area = currentEdition().focusAreas[0]!.key;
	await sql`
		insert into barrier (slug, state, kind, area, district_nr, content_locale, title, body, help, told_at, received_at,
			shown_at, shown_by, unit, answer_due_on, owned_at, owned_by, answer, answered_at, answered_by, written_title, written_body)
		select 'barriere-' || n, state, case n % 2 when 0 then 'individual' else 'systemic' end, ${area}, 1 + n % 10, 'da',
			case when shown then 'Barriere ' || n || ' om ' || word end,
			case when shown then 'Det er svært med ' || word || ', fordi papiret kun er på dansk.' end, null,
			came, came, case when shown then came + interval '1 day' end, case when shown then ${by}::int end,
			case when owned then 'Borgerservice' end, case when owned then (came + interval '40 days')::date end,
			case when owned then came + interval '2 days' end, case when owned then ${by}::int end,
			case when state = 'answered' then 'Nu står det på fire sprog.' end,
			case when state = 'answered' then came + (1 + n % 50) * interval '1 day' + interval '2 days' end,
			case when state = 'answered' then ${by}::int end,
			case when not shown then 'Barriere ' || n end, case when not shown then 'Det er svært med papirerne.' end
		from (select n, state, state <> 'received' as shown, state in ('owned', 'answered') as owned,
				now() - interval '60 days' - n * interval '1 hour' as came,
				(array['fodbold', 'sprogskole', 'bolig', 'lektier', 'praktik', 'lokaler', 'børnehave'])[1 + n % 7] as word
			from (select n, (array['received', 'shown', 'owned', 'answered', 'answered', 'answered'])[1 + n % 6] as state
				from generate_series(1, ${manyBarriers}::int) n) as numbered) as planned`.execute(db);
	await sql`insert into barrier_voice (barrier_id, email, told, locale, asked_at, confirmed_at)
		select b.id, 'borger-' || n || '@example.org', n = 1, 'da', b.told_at, b.told_at
		from barrier b, generate_series(1, 4) n where n = 1 or b.id % 3 = 0`.execute(db);
	await sql`analyze barrier, barrier_voice`.execute(db);
}

/** The first holds a fifth of all posts; of every ten one waits to be read, one is hidden, and four are replies. */
async function fillDebates(db: Database, by: number): Promise<void> {
	const area = currentEdition().focusAreas[0]!.key;
	await sql`
		insert into debate (slug, state, question, background, content_locale, area, opens_on, closes_on, made_by, published_at, published_by)
		select 'debat-' || n, 'published', 'Hvad mangler der i kvarter nummer ' || n || '?', 'Kommunen vil vide, hvad der mangler.', 'da',
			${area}, current_date - n, current_date + 1 + n % 30, ${by}::int, now() - n * interval '1 day', ${by}::int
		from generate_series(1, ${manyDebates}::int) n`.execute(db);
	const insertPosts = (from: number, until: number, isReply: boolean) =>
		sql`
		insert into debate_post (slug, debate_id, reply_to_id, state, body, content_locale, side, received_at, shown_at, shown_by,
			down_reason, down_at, supporters)
		select 'indlaeg-' || n, d.id,
			${isReply ? sql`answered.ids[1 + n % cardinality(answered.ids)]` : sql`null`},
			planned.state, 'Der mangler et sted at være om aftenen, nummer ' || n, 'da', (array['for', 'against', 'neither'])[1 + n % 3],
			came, case when planned.state <> 'received' then came end, case when planned.state <> 'received' then ${by}::int end,
			case when planned.state = 'down' then 'spam' end, case when planned.state = 'down' then came end, 0
		from (select n, (array['received', 'down', 'shown', 'shown', 'shown'])[1 + n % 5] as state, now() - n * interval '1 minute' as came
			from generate_series(${from}::int, ${until}::int) n) as planned
		join debate d on d.slug = 'debat-' || case when n % 5 = 0 or n % 25 < 5 then 1 else 2 + n % ${manyDebates - 1}::int end
		${isReply ? sql`join (select debate_id, (array_agg(id order by id))[:40] as ids from debate_post where state = 'shown' group by 1) as answered on answered.debate_id = d.id` : sql``}`.execute(
			db,
		);
	await insertPosts(1, Math.round(manyPosts * 0.6), false);
	await insertPosts(Math.round(manyPosts * 0.6) + 1, manyPosts, true);
	await sql`insert into debate_voice (debate_id, post_id, kind, email, locale, confirmed_at)
		select p.debate_id, p.id, 'supports', 'borger-' || n || '@example.org', 'da', p.shown_at
		from debate_post p, generate_series(1, 3) n where p.state = 'shown' and p.id % 7 = n`.execute(db);
	await sql`analyze debate, debate_post, debate_voice`.execute(db);
}

async function moderator(db: Database): Promise<Actor & { id: number }> {
	const person = await db
		.insertInto('person')
		.values({ name: 'Karen Dam', email: 'karen@example.org', municipalRole: 'consultant' })
		.returning(['id', 'name', 'email', 'locale'])
		.executeTakeFirstOrThrow();
	return {
		id: person.id,
		person: { ...person, emailConfirmed: true },
		memberships: [],
		municipalRole: 'consultant',
	};
}

export async function benchDialogue(db: Database): Promise<Asked[]> {
	const actor = await moderator(db);
	await fillBarriers(db, actor.id);
	await fillDebates(db, actor.id);
	const page = (query: string, after: string | null = null) =>
		barriersPage(db, readBarrierFilter(new URLSearchParams(query)), after);
	/** Ten pages on. */
	const further = async (query: string) => {
		let after: string | null = null;
		for (let turned = 0; turned < 10; turned++) after = (await page(query, after)).next;
		return after;
	};
	const debate = (order: PostOrder, after: string | null = null) => debatePage(db, 'debat-1', order, after);
	const on = async (order: PostOrder) => {
		let after: string | null = null;
		for (let turned = 0; turned < 10; turned++) after = (await debate(order, after)).next;
		return after;
	};
	const [byTime, bySupport, bySide] = await Promise.all([on('time'), on('support'), on('side')]);
	const [newest, known] = [await further(''), await further('order=known')];
	const questions: Question[] = [
		['the newest', () => page('')],
		['the newest, ten pages on', () => page('', newest)],
		['known to most', () => page('order=known')],
		['known to most, ten pages on', () => page('order=known', known)],
		['late', () => page('standing=late')],
		['a district and a kind', () => page('district=noerrebro&kind=systemic')],
		['a common word', () => page('q=sprogskole')],
		['a rare word', () => page('q=barriere+9871')],
		['doubles while writing', () => sharingWords(db, 'Papiret om sprogskole er kun på dansk')],
		['the front of Deltag', () => barriersInShort(db)],
		['the desk, what waits', () => barriersDeskPage(db, actor, 'received', null)],
		['the desk, what is answered', () => barriersDeskPage(db, actor, 'answered', null)],
		['debates', () => debatesPage(db, readDebateFilter(new URLSearchParams()), null)],
		['a debate of 20,000 posts', () => debate('time')],
		['by time, ten pages on', () => debate('time', byTime)],
		['by support, ten pages on', () => debate('support', bySupport)],
		['by side, ten pages on', () => debate('side', bySide)],
		['the desk, posts to read', () => debatesDeskPage(db, actor, 'received', null)],
	];
	return timed(questions);
}
