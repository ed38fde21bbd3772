/** Likely doubles as a piece for the SQL of others. */
import { sql } from 'kysely';

/** `d` with its entries `a` and `b`, while both stand and one of them is a partner: others cannot become one. */
export const standingDoubles = sql`organisation_double d
	join organisation a on a.id = d.one_id and a.state in ('approved', 'listed')
	join organisation b on b.id = d.other_id and b.state in ('approved', 'listed')
		and 'approved' in (a.state, b.state)`;
