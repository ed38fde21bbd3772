import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAddress } from '#lib/platform/addresses/shown-host.ts';

test.each([
	['https://xn--blbr-roah.dk', 'https://blåbær.dk'],
	['https://www.xn--rdgrd-vuad.dk/med/fl%C3%B8de?q=xn--a', 'https://www.rødgrød.dk/med/fl%C3%B8de?q=xn--a'],
	['https://xn--mnchen-3ya.de:8080/', 'https://münchen.de:8080/'],
	['https://example.dk/xn--blbr-roah', 'https://example.dk/xn--blbr-roah'],
	// Cyrillic that looks like "apple", and what is no punycode, stay as they are spelled.
	['https://xn--80ak6aa92e.com', 'https://xn--80ak6aa92e.com'],
	['https://xn--99999999999.dk', 'https://xn--99999999999.dk'],
	['https://xn--.dk', 'https://xn--.dk'],
])('%s reads %s', (address, shown) => expect(shownAddress(address)).toBe(shown));

test('leads to the same place, whatever the host', () =>
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom(...'abcæøåäöüé1'), minLength: 1, maxLength: 20 }),
			(label) => {
				const { href } = new URL(`https://${label}.dk/`);
				expect(shownAddress(href)).toBe(`https://${label}.dk/`);
				expect(new URL(shownAddress(href)).href).toBe(href);
			},
		),
	));
