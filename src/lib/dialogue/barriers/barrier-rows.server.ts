/** SQL of a barrier for the questions of others. */
import { sql, type RawBuilder } from 'kysely';

/** Of a barrier: when somebody said that it is not solved, and nothing was said to have come of it since; null: nobody did. */
export const unsolvedSince = (alias: string): RawBuilder<Date | null> =>
	sql<Date | null>`(select min(v.verdict_at) from barrier_voice v where v.barrier_id = ${sql.ref(alias)}.id
		and v.verdict = 'unsolved' and not exists (select from barrier_outcome o where o.barrier_id = v.barrier_id
			and o.written_at >= v.verdict_at))`;

export const isUnsolved = (alias: string): RawBuilder<boolean> => {
	const barrier = sql.ref(alias);
	return sql<boolean>`${barrier}.state = 'answered' and ${barrier}.unsolved > 0 and ${unsolvedSince(alias)} is not null`;
};
