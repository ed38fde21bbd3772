/** In SQL, whether the public sees an organisation and what it has put up; the states' table decides (docs/decisions/0012). */
import { sql, type Expression, type RawBuilder } from 'kysely';
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

/** The organisation of this alias has a word of the query in its name, as the index `organisation_named` writes it. */
export const isNamed = (organisation: string, query: Expression<unknown>): RawBuilder<boolean> =>
	sql<boolean>`search_words(${sql.ref(`${organisation}.name`)}, true) @@ ${query}`;

/** The column refers to one of those; as an array, so that the planner joins it to the index of the column. */
export const isOneOfNamed = (column: Expression<unknown>, query: Expression<unknown>): RawBuilder<boolean> =>
	sql<boolean>`${column} = any(array(select named.id from organisation named where ${isNamed('named', query)}))`;
