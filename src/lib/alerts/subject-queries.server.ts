/** What is followed, as the questions read it of a row of `alert_search`. */
import { sql } from 'kysely';
import type { Subject } from '#lib/alerts/alert.ts';

/** Of a query that has the search as `s`. */
export const subjectColumns = [
	sql<string>`s.query`.as('query'),
	sql<string | null>`s.area`.as('topic'),
	sql<
		Subject['partner']
	>`(select json_build_object('id', o.id, 'name', o.name, 'slug', o.slug) from organisation o
		where o.id = s.organisation_id)`.as('partner'),
	sql<Subject['circle']>`(select json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'slug', c.slug)
		from circle c where c.id = s.circle_id)`.as('circle'),
] as const;

/** The rest of the row, with its subject as one. */
export const withSubject = <Row extends Subject>({ query, partner, topic, circle, ...row }: Row) => ({
	...row,
	subject: { query, partner, topic, circle } satisfies Subject,
});
