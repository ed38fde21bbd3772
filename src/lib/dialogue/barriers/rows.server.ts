import { sql } from 'kysely';

/** Of a query that has `barrier`: somebody has read it, and it is not down. The same as `isShown` of its state. */
export const isBarrierShown = sql<boolean>`barrier.state in ('shown', 'owned', 'answered')`;
