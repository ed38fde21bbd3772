/** SQL of what may be reported, and of what is taken down. */
import { sql } from 'kysely';
import { subjectSources } from '#lib/moderation/subject-rows.server.ts';
import type { SubjectKind } from '#lib/moderation/subject.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

export interface Found {
	id: number;
	title: string;
	/** Of a listing; else empty. */
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
	const { from, title, locale, organisation, description, takenDown, shown } = subjectSources[kind]();
	const { rows } = await sql<Found>`
		select s.id, coalesce(${title}, '') as title, ${description ?? sql`''`} as description, ${locale} as "contentLocale", s.state,
			${organisation} as "organisationId", ${takenDown} as "takenDown", ${shown} as "isShown"
		from ${from} s left join organisation o on o.id = ${organisation}
		where s.slug = ${slug}`.execute(db);
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
