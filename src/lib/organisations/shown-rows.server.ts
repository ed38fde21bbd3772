/** In SQL, whether the public sees an organisation and what it has put up; the states' table decides (docs/decisions/0012). */
import { sql, type RawBuilder } from 'kysely';
import { haltedStates, pageStates, shownStates } from '#lib/accounts/organisation-states.ts';

// As literals, so that indexes of some states only can be used.
const among = (organisation: string, states: readonly string[]) =>
	sql<boolean>`${sql.ref(`${organisation}.state`)} in (${sql.join(states.map((state) => sql.lit(state)))})`;

/** What the organisation of this alias has put up is public. */
export const isShown = (organisation: string): RawBuilder<boolean> => among(organisation, shownStates);

/** Its own page is public: also that of who is only listed. */
export const hasPage = (organisation: string): RawBuilder<boolean> => among(organisation, pageStates);

/** It was a partner, and is suspended or closed. */
export const isHalted = (organisation: string): RawBuilder<boolean> => among(organisation, haltedStates);
