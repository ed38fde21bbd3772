/** What other rooms and pages ask about places. */
export { knownAddresses } from '#lib/geography/addresses/addresses.server.ts';
