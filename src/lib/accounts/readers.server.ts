/** What the readers on top ask about who acts. Nothing here writes. */
export { ownCases } from '#lib/accounts/own-case.server.ts';
