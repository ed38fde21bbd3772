/** Pieces of SQL: what a flag or a takedown is about, as JSON beside its row. */
import { sql, type RawBuilder } from 'kysely';
import { baseLocale, currentLocale } from '#lib/i18n/locale.ts';
import { subjectKinds, type Subject, type SubjectKind } from '#lib/moderation/subject.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';

/** Where a kind stands, and what is said of its row `s`, whose organisation is `o`. */
interface Source {
	from: RawBuilder<unknown>;
	title: RawBuilder<unknown>;
	locale: RawBuilder<unknown>;
	organisation: RawBuilder<unknown>;
	/** Who is named where an organisation would be. */
	organiser?: RawBuilder<unknown>;
	description?: RawBuilder<unknown>;
	takenDown: RawBuilder<unknown>;
	/** Everybody reads it. */
	shown: RawBuilder<unknown>;
	/** Of the flag or takedown: which it is about. */
	column: string;
}

const listing = (table: string): Source => ({
	from: sql.table(table),
	title: sql`s.title`,
	locale: sql`s.content_locale`,
	organisation: sql`s.organisation_id`,
	description: sql`s.description`,
	takenDown: sql`s.taken_down_at is not null`,
	shown: sql`s.state <> 'draft' and ${isShown('o')}`,
	column: `${table}_id`,
});

export const subjectSources: Record<SubjectKind, () => Source> = {
	events: () => listing('event'),
	opportunities: () => listing('opportunity'),
	benefits: () => listing('benefit'),
	partners: () => ({
		from: sql.table('organisation'),
		title: sql`s.name`,
		locale: sql`null`,
		organisation: sql`s.id`,
		takenDown: sql`false`,
		shown: sql`s.state in ('approved', 'listed')`,
		column: 'organisation_id',
	}),
	posts: () => ({
		from: sql`(select p.*, d.question from debate_post p join debate d on d.id = p.debate_id)`,
		title: sql`coalesce(left(s.body, 160), s.question)`,
		locale: sql`s.content_locale`,
		organisation: sql`s.organisation_id`,
		organiser: sql`s.question`,
		takenDown: sql`s.state = 'down'`,
		shown: sql`s.state = 'shown' and s.taken_back_at is null`,
		column: 'post_id',
	}),
	barriers: () => ({
		from: sql.table('barrier'),
		title: sql`coalesce(s.title, s.written_title)`,
		locale: sql`s.content_locale`,
		organisation: sql`s.organisation_id`,
		takenDown: sql`s.state = 'down'`,
		shown: sql`s.state in ('shown', 'owned', 'answered') and s.taken_back_at is null`,
		column: 'barrier_id',
	}),
	methods: () => ({
		from: sql.table('method'),
		title: sql`coalesce(s.title ->> ${currentLocale()}, s.title ->> ${baseLocale})`,
		locale: sql`case when s.title ? ${currentLocale()} then ${currentLocale()}::text else ${baseLocale} end`,
		organisation: sql`s.organisation_id`,
		takenDown: sql`s.state = 'declined'`,
		shown: sql`s.state = 'shown'`,
		column: 'method_id',
	}),
	needs: () => ({
		from: sql.table('posting'),
		title: sql`s.title`,
		locale: sql`s.content_locale`,
		organisation: sql`s.organisation_id`,
		takenDown: sql`s.closed_by_municipality`,
		shown: sql`s.state <> 'draft' and not s.closed_by_municipality and ${isShown('o')}`,
		column: 'posting_id',
	}),
};

/** Of the row `t`, which says one of the columns of the kinds. */
export const subjectOf = (t: string, kinds: readonly SubjectKind[] = subjectKinds) => sql<Subject>`(
	select json_build_object('kind', x.kind, 'slug', x.slug, 'title', x.title, 'contentLocale', x.locale,
		'organisationId', o.id, 'organiser', coalesce(x.organiser, o.name, ''))
	from (${sql.join(
		kinds.map((kind) => {
			const { from, title, locale, organisation, organiser, column } = subjectSources[kind]();
			return sql`select ${kind}::text, s.slug, ${title}, ${locale}::text, ${organisation}, ${organiser ?? sql`null::text`}
				from ${from} s where s.id = ${sql.ref(`${t}.${column}`)}`;
		}),
		sql` union all `,
	)}) as x (kind, slug, title, locale, organisation_id, organiser)
	left join organisation o on o.id = x.organisation_id)`;
