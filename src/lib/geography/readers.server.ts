/** What the readers on top ask about places. */
export { knownAddresses } from '#lib/geography/addresses/addresses.server.ts';
