import { adressevaelger } from '#lib/geography/addresses/adressevaelger.server.ts';
import { combineProviders, type AddressProvider } from '#lib/geography/addresses/addresses.ts';
import { knownAddresses } from '#lib/geography/addresses/known-addresses.server.ts';
import type { Reader } from '#lib/platform/database/database.server.ts';

import { knownStreets } from '#lib/geography/addresses/known-streets.ts';

export { adressevaelger, knownAddresses };

export type AddressSettings = { token?: string; baseUrl?: string; onError?: (message: string) => void };

/** The site's address search: what it knows itself first, then Adressevælger where a token is set, then the streets by name. */
export function addressProvider(
	db: Reader,
	{ token, baseUrl, onError }: AddressSettings = {},
): AddressProvider {
	const known = knownAddresses(db);
	const register = token ? [adressevaelger({ token, baseUrl, onError })] : [];
	return combineProviders(known, ...register, knownStreets);
}
