import type { Insertable } from 'kysely';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

/** A published offer of the whole city to everyone, confirmed now, unless told otherwise. */
export function makeBenefit(
	db: Database,
	organisationId: number,
	given: Partial<Insertable<DB['benefit']>> = {},
): Promise<{ id: number; slug: string; title: string }> {
	const { title = 'Gratis svømning', state = 'published' } = given;
	const at = now();
	return db
		.insertInto('benefit')
		.values({
			slug: newSlug(title),
			organisationId,
			kind: 'leisure',
			description: 'Kom og svøm med os om lørdagen.',
			howToGet: 'Mød op kl. 10.',
			audience: ['everyone'],
			reach: 'city',
			confirmedAt: at,
			stateChangedAt: at,
			createdAt: at,
			publishedAt: state === 'draft' ? null : at,
			...given,
			title,
			state,
		})
		.returning(['id', 'slug', 'title'])
		.executeTakeFirstOrThrow();
}
