import { addressProvider } from '#lib/geography/addresses/addresses.server.ts';
import { maxSuggestions, type AddressSuggestion } from '#lib/geography/addresses/addresses.ts';
import type { Point } from '#lib/geography/point.ts';
import { fold } from '#lib/platform/text/fold.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { log } from '#lib/platform/log.server.ts';

/** Addresses that begin as typed, from what the site knows and, with a token, the national register. */
export function suggestAddresses(db: Database, typed: string): Promise<AddressSuggestion[]> {
	const { ADDRESS_TOKEN: token, ADDRESS_URL: baseUrl } = env();
	const onError = (message: string) => log.warn('address search failed', { message });
	return addressProvider(db, { token, baseUrl, onError }).suggest(typed.trim(), maxSuggestions);
}

/** Where an address is, if the site knows it or its street; the form's pin may say it better. */
export async function locateAddress(db: Database, address: string): Promise<Point | null> {
	const suggestions = await suggestAddresses(db, address);
	const asked = fold(address.split(',')[0]!.trim());
	const { lat, lng } = suggestions.find(({ text }) => fold(text) === asked) ?? {};
	return lat === undefined || lng === undefined ? null : { lat, lng };
}
