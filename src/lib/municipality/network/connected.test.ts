import { describe, expect, test } from 'vitest';
import { connectedPartners } from '#lib/municipality/network/connected.ts';
import type { NetworkPartner } from '#lib/municipality/network/drawing.ts';
import type { FiledTie } from '#lib/municipality/network/network-queries.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

const partner = (id: number, name: string, kind: OrganisationKind = 'business'): NetworkPartner => ({
	...{ id, name, kind, slug: name, x: 0, y: 0, binding: 0 },
});
const [anker, bro, cykel] = [partner(1, 'Anker'), partner(2, 'Bro', 'association'), partner(3, 'Cykel')];
const tie = (one: NetworkPartner, other: NetworkPartner, partnerships: number): FiledTie => ({
	...{ one: one.id, oneName: one.name, oneKind: one.kind },
	...{ other: other.id, otherName: other.name, otherKind: other.kind },
	...{ partnerships, events: 1, matches: 0 },
});

describe('whom each partner is tied to', () => {
	const found = connectedPartners([anker, bro, cykel], [tie(anker, bro, 1), tie(anker, cykel, 3)]);
	test('the best connected first, the later of two that have as many', () => {
		expect(found.map(({ name, ties, across }) => [name, ties, across])).toEqual([
			['Anker', 2, 1],
			['Cykel', 1, 0],
			['Bro', 1, 1],
		]);
	});
	test('whom it does most with first, from either end', () => {
		expect(found.map(({ others }) => others.map(({ name }) => name))).toEqual([
			['Cykel', 'Bro'],
			['Anker'],
			['Anker'],
		]);
	});
});
