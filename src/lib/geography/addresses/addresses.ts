/** What an address search answers with, whoever answers. A pin on the map works without any provider. */
import { districtAt } from '#lib/geography/locate.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';

export type AddressSuggestion = {
	text: string;
	postcode: string;
	city: string;
	lat: number;
	lng: number;
	district: DistrictNr | null;
	/** Only the street is known: the point is on it, not at the door. */
	onStreet?: boolean;
};

export interface AddressProvider {
	/** At most `limit` addresses that fit what a person has typed so far, best first. Never throws on a bad answer. */
	suggest(text: string, limit: number): Promise<AddressSuggestion[]>;
}

export const maxSuggestions = 8;
export const minSearchLength = 2;

type Located = Omit<AddressSuggestion, 'district'>;

export const withDistrict = (address: Located): AddressSuggestion => ({
	...address,
	district: districtAt(address),
});

const sameAddress = (a: AddressSuggestion, b: AddressSuggestion) =>
	a.postcode === b.postcode && a.text.toLocaleLowerCase('da') === b.text.toLocaleLowerCase('da');

/** Asks all at once; the first provider's answers stand first, and an address is shown once. */
export function combineProviders(...providers: AddressProvider[]): AddressProvider {
	return {
		async suggest(text, limit) {
			const answers = await Promise.all(providers.map((provider) => provider.suggest(text, limit)));
			const shown: AddressSuggestion[] = [];
			for (const address of answers.flat()) {
				if (!shown.some((other) => sameAddress(other, address))) shown.push(address);
			}
			return shown.slice(0, limit);
		},
	};
}
