import type { AddressSuggestion } from '#lib/geography/addresses/addresses.ts';
import { m } from '#lib/paraglide/messages.js';

/** Kapelvej 16, 2200 København N */
export const fullText = ({ text, postcode, city }: AddressSuggestion): string =>
	[text, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** Says where only the street is known. */
export const suggestionText = (address: AddressSuggestion): string =>
	address.onStreet ? m.org_address_street({ address: fullText(address) }) : fullText(address);
