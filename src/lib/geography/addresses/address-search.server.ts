import { addressProvider } from '#lib/geography/addresses/addresses.server.ts';
import { maxSuggestions, type AddressSuggestion } from '#lib/geography/addresses/addresses.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { log } from '#lib/platform/log.server.ts';

/** Addresses that begin as typed, from what the site knows and, with a token, the national register. */
export function suggestAddresses(db: Database, typed: string): Promise<AddressSuggestion[]> {
	const { ADDRESS_TOKEN: token, ADDRESS_URL: baseUrl } = env();
	const onError = (message: string) => log.warn('address search failed', { message });
	return addressProvider(db, { token, baseUrl, onError }).suggest(typed.trim(), maxSuggestions);
}
