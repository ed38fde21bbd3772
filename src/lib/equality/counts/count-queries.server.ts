/** SQL of how often discrimination was told of. */
import { sql } from 'kysely';
import type { Ground, Setting } from '#lib/equality/experience.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** Of years that are over. */
export const countsBefore = (db: Handle, presentYear: number) =>
	db
		.selectFrom('experienceCount')
		.select(['year', 'told'])
		.select([sql<Ground>`ground`.as('ground'), sql<Setting>`setting`.as('setting')])
		.where('year', '<', presentYear)
		.orderBy('year')
		.execute();
