/** What a flag or a takedown is about, as JSON beside its row. */
import { sql } from 'kysely';
import type { ListingKind, Subject, SubjectKind } from '#lib/moderation/subject.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';

const tableOf = {
	events: 'event',
	opportunities: 'opportunity',
	benefits: 'benefit',
} as const satisfies Record<ListingKind, string>;

/** Of the row `t`, which says one of `event_id`, `opportunity_id`, `benefit_id` and, for flags, `organisation_id` and `post_id`. */
export const subjectOf = (t: string, withPartners: boolean) => sql<Subject>`(
	select json_build_object('kind', s.kind, 'slug', s.slug, 'title', s.title, 'contentLocale', s.locale,
		'organisationId', o.id, 'organiser', coalesce(s.question, o.name, ''))
	from (
		select 'events' as kind, slug, title, content_locale as locale, organisation_id, null as question from event
			where id = ${sql.ref(`${t}.event_id`)}
		union all select 'opportunities', slug, title, content_locale, organisation_id, null from opportunity
			where id = ${sql.ref(`${t}.opportunity_id`)}
		union all select 'benefits', slug, title, content_locale, organisation_id, null from benefit
			where id = ${sql.ref(`${t}.benefit_id`)}
		${
			withPartners
				? sql`union all select 'partners', slug, name, null, id, null from organisation where id = ${sql.ref(`${t}.organisation_id`)}
		union all select 'posts', p.slug, coalesce(left(p.body, 160), d.question), p.content_locale, p.organisation_id, d.question
			from debate_post p join debate d on d.id = p.debate_id where p.id = ${sql.ref(`${t}.post_id`)}`
				: sql``
		}
	) s left join organisation o on o.id = s.organisation_id)`;

export interface Found {
	id: number;
	title: string;
	/** Empty of a partner and of a post. */
	description: string;
	contentLocale: string | null;
	state: string;
	takenDown: boolean;
	organisationId: number | null;
	isShown: boolean;
}

/** Anything of that kind and slug, whatever its state. */
export async function findSubject(
	db: Handle,
	{ kind, slug }: { kind: SubjectKind; slug: string },
): Promise<Found | undefined> {
	if (kind === 'partners')
		return db
			.selectFrom('organisation as o')
			.select(['o.id', 'o.name as title', 'o.state', 'o.id as organisationId'])
			.select([sql<string>`''`.as('description'), sql<null>`null`.as('contentLocale')])
			.select([sql<boolean>`false`.as('takenDown')])
			.select(sql<boolean>`o.state in ('approved', 'listed')`.as('isShown'))
			.where('o.slug', '=', slug)
			.executeTakeFirst();
	if (kind === 'posts')
		return db
			.selectFrom('debatePost as p')
			.select(['p.id', 'p.state', 'p.organisationId', 'p.contentLocale'])
			.select([sql<string>`''`.as('description'), sql<string>`coalesce(left(p.body, 160), '')`.as('title')])
			.select([sql<boolean>`p.state = 'down'`.as('takenDown'), sql<boolean>`p.state = 'shown'`.as('isShown')])
			.where('p.slug', '=', slug)
			.executeTakeFirst();
	const { rows } = await sql<Found>`
		select t.id, t.title, t.description, t.content_locale as "contentLocale", t.state, t.organisation_id as "organisationId",
			t.taken_down_at is not null as "takenDown", t.state <> 'draft' and ${isShown('o')} as "isShown"
		from ${sql.table(tableOf[kind])} t join organisation o on o.id = t.organisation_id
		where t.slug = ${slug}`.execute(db);
	return rows[0];
}

/** In code form. */
export async function workspaceOf(db: Handle, organisationId: number): Promise<string> {
	const { slug } = await db
		.selectFrom('organisation')
		.select('slug')
		.where('id', '=', organisationId)
		.executeTakeFirstOrThrow();
	return `/workspace/${slug}`;
}
