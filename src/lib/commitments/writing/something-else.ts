/** Chosen in the list of types: none of them. It leads to where one is proposed. */
export const somethingElse = 'something-else';
