/** What other rooms and pages ask about who acts. */
export { ownCases } from '#lib/accounts/own-case.server.ts';
