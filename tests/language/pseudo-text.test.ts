import { expect, test } from 'vitest';
import { inPseudo, pseudo, strangeIn } from '../support/language/pseudo-text.ts';

test('a text in the pseudo-language is longer, and nothing of it is strange', () => {
	const text = 'Nothing has been saved yet. Choose a district to see the rest.';
	expect(pseudo(text).length / text.length).toBeGreaterThan(1.3);
	expect(strangeIn(pseudo(text))).toEqual([]);
});

test('what is put into a sentence is left as it is, and found', () => {
	const said = inPseudo((inputs) => `${String(inputs?.name)} gave ${String(inputs?.count)} → more`, {
		name: 'Nordlys El A/S',
		count: 3,
	});
	expect(said).toBe('⟦Nordlys El A/S ġȧȧṽėė 3 ← ṁȯȯṙėė⟧');
	expect(strangeIn(`${said} Read more`)).toEqual(['Nordlys El A/S', 'Read more']);
});
