/** What the demo's city keeps to itself, and where the public could meet it. */
import { sql } from 'kysely';
import { listNames } from '#lib/explore/api/questions.ts';
import { newsFormats } from '#lib/feeds/news-formats.ts';
import { feedFormats } from '#lib/explore/feeds/formats.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export interface PrivateWord {
	word: string;
	from: string;
}

/** Titles of what is not public that are more than a word which others use too, and not those of a public twin. */
const ownTitle = (table: string, hidden: string) =>
	`state in (${hidden}) and title like '% % %' and title not in (select title from ${table} where state not in (${hidden}))`;

/** Columns that only those concerned read; what is public elsewhere (a contact's e-mail that is also the public one) is left out. */
const kept: [table: string, column: string, where?: string][] = [
	['person', 'email'],
	['person', 'password_hash'],
	['session', 'id_hash'],
	['link', 'secret_hash'],
	['registration', 'email'],
	['known_device', 'secret_hash'],
	['barrier_voice', 'email'],
	['conference_speaker', 'email'],
	['barrier', 'written_title', 'title is null'],
	['barrier', 'written_body', 'body is distinct from written_body'],
	['takedown', 'appeal'],
	['experience', 'sealed'],
	['experience', 'receipt_hash'],
	['experience_line', 'sealed'],
	['debate_voice', 'email'],
	['debate_post', 'body', "state <> 'shown'"],
	['debate', 'background', "state = 'draft'"],
	['circle_seat', 'email'],
	['circle_seat', 'name', 'not shows_name'],
	['circle_meeting', 'online_url'],
	['circle_news', 'words'],
	['course_session', 'online_url'],
	['course_outcome', 'words', 'not words_shown'],
	['course', 'description', "state = 'draft'"],
	['circle_meeting', 'agenda', 'circle_id in (select id from circle where not is_public)'],
	['circle_document', 'title', 'circle_id in (select id from circle where not is_public)'],
	['method', 'refusal'],
	['method_report', 'refusal'],
	['method_report', 'outcome', "state <> 'shown'"],
	['organisation', 'contact_email'],
	['organisation', 'contact_phone'],
	['organisation_review', 'reason'],
	['partnership_note', 'text'],
	['partnership_meeting', 'agenda'],
	['partnership_meeting', 'minutes'],
	['partnership_meeting', 'online_url'],
	['event', 'online_url', "sign_up = 'here'"],
	['partnership_document', 'file_name'],
	['match', 'message'],
	['match', 'reason'],
	['objection', 'answer'],
	['objection', 'resolution_note'],
	['contribution', 'note'],
	['verification', 'note'],
	['evidence', 'file_name'],
	['reporting_extension', 'reason'],
	['event', 'title', ownTitle('event', "'draft'")],
	['opportunity', 'title', ownTitle('opportunity', "'draft'")],
	['benefit', 'title', ownTitle('benefit', "'draft'")],
	['posting', 'title', ownTitle('posting', "'draft'")],
	['partnership', 'title', ownTitle('partnership', "'draft', 'proposed', 'declined'")],
];
const open = sql`select public_email as word from organisation union all select public_phone from organisation
	union all select contact_email from opportunity union all select contact_phone from opportunity`;

export async function privateWords(db: Database): Promise<PrivateWord[]> {
	const words: PrivateWord[] = [];
	for (const [table, column, where = 'true'] of kept) {
		const { rows } = await sql<{
			word: string;
		}>`select distinct ${sql.ref(column)} as word from ${sql.table(table)}
			where ${sql.raw(where)} and length(${sql.ref(column)}) >= 12
				and ${sql.ref(column)} not in (select word from (${open}) as said where word is not null) order by 1 limit 60`.execute(
			db,
		);
		words.push(...rows.map(({ word }) => ({ word: word.slice(0, 80), from: `${table}.${column}` })));
	}
	// The demo's invented people use a phrase more than once.
	const { rows } = await sql<{
		text: string;
	}>`select theory_of_change::text as text from theory_of_change`.execute(db);
	return words.filter(({ word }) => !rows.some(({ text }) => text.includes(word)));
}

/** Public pages and what machines read, with what stands in the demo, in both languages. */
export async function publicAddresses(db: Database): Promise<string[]> {
	const slugs = async (table: string, where: string) =>
		(
			await sql<{
				slug: string;
			}>`select slug from ${sql.table(table)} where ${sql.raw(where)} order by id desc limit 12`.execute(db)
		).rows.map(({ slug }) => slug);
	const [
		organisations,
		events,
		commitments,
		opportunities,
		partnerships,
		postings,
		benefits,
		barriers,
		debates,
		posts,
		forums,
		networks,
		courses,
		methods,
	] = await Promise.all([
		slugs('organisation', "state = 'approved'"),
		slugs('event', "state <> 'draft'"),
		slugs('commitment', "state not in ('draft', 'proposed', 'declined')"),
		slugs('opportunity', "state <> 'draft'"),
		slugs('partnership', "state = 'active'"),
		slugs('posting', "state = 'published'"),
		slugs('benefit', "state <> 'draft'"),
		slugs('barrier', 'shown_at is not null'),
		slugs('debate', "state <> 'draft'"),
		slugs('debate_post', 'shown_at is not null'),
		slugs('circle', "is_public and kind = 'forum'"),
		slugs('circle', "kind = 'network'"),
		slugs('course', "state <> 'draft'"),
		slugs('method', "state = 'shown'"),
	]);
	const codes = await db.selectFrom('signature').select('code').limit(10).execute();
	const paths = [
		'/',
		'/partners',
		'/commitments',
		'/explore',
		'/join',
		'/barriers',
		'/debates',
		'/forums',
		'/networks',
		'/courses',
		'/conference',
		'/boards',
		'/methods',
		'/needs',
		'/partnerships',
		'/pledge',
		'/results',
		'/results/goals/1',
		'/results/network',
	]
		.concat(organisations.map((slug) => `/partners/${slug}`))
		.concat(organisations.slice(0, 5).map((slug) => `/partners/${slug}/report/${new Date().getFullYear()}`))
		.concat(events.flatMap((slug) => [`/events/${slug}`, `/events/${slug}/calendar.ics`]))
		.concat(commitments.flatMap((slug) => [`/commitments/${slug}`, `/commitments/${slug}/theory`]))
		.concat(opportunities.map((slug) => `/opportunities/${slug}`))
		.concat(benefits.map((slug) => `/benefits/${slug}`))
		.concat(partnerships.map((slug) => `/partnerships/${slug}`))
		.concat(postings.map((slug) => `/needs/${slug}`))
		.concat(barriers.map((slug) => `/barriers/${slug}`))
		.concat(debates.map((slug) => `/debates/${slug}`))
		.concat(networks.flatMap((slug) => [`/networks/${slug}`, `/networks/${slug}/calendar.ics`]))
		.concat(courses.flatMap((slug) => [`/courses/${slug}`, `/courses/${slug}/calendar.ics`]))
		.concat(forums.flatMap((slug) => [`/forums/${slug}`, `/forums/${slug}/calendar.ics`]))
		.concat(posts.map((slug) => `/debates/posts/${slug}`))
		.concat(methods.flatMap((slug) => [`/methods/${slug}`, `/methods/${slug}/sheet`]))
		.concat(codes.flatMap(({ code }) => [`/verify/${code}`, `/verify/${code}/certificate`]));
	const data = [
		'/explore/map.json',
		'/explore/map.json?within=55,12,56,13',
		'/embed?count=20',
		...listNames.map((name) => `/api/v1/${name}`),
		'/api/v1/events?limit=100',
		...feedFormats.map((format) => href(`/explore/feed.${format}`, 'da')),
		...newsFormats.flatMap((format) => [
			href(`/barriers/feed.${format}`, 'da'),
			href(`/debates/feed.${format}`, 'da'),
		]),
	];
	return [
		...paths.flatMap((path) => [
			href(path, 'da'),
			`${href(path, 'da') === '/' ? '' : href(path, 'da')}/__data.json`,
		]),
		...paths.slice(0, 25).map((path) => href(path, 'en')),
		...data,
	];
}
