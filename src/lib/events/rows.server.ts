import { sql } from 'kysely';

/** `eo`, a row of event_organiser, holds the event with its organiser: it was asked and has said yes. */
export const holdsWith = sql<boolean>`eo.state = 'accepted'`;
