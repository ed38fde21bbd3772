/** What other rooms and pages ask about who acts. */
export { ownCases } from '#lib/accounts/own-case.server.ts';
export { listMembers, type Member } from '#lib/accounts/membership/membership-queries.server.ts';
