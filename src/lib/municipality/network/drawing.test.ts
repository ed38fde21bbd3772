import { describe, expect, test } from 'vitest';
import { drawNetwork, type NetworkPartner, type NetworkTie } from '#lib/municipality/network/drawing.ts';

const kinds = ['business', 'school'] as const;
const partner = (id: number, x: number, y: number, binding = 0): NetworkPartner => ({
	id,
	slug: `p${id}`,
	name: `Partner ${id}`,
	kind: kinds[id % 2]!,
	x,
	y,
	binding,
});
const tie = (one: number, other: number): NetworkTie => ({
	one,
	other,
	partnerships: 1,
	events: 0,
	matches: 0,
});
const box = { width: 100, height: 80, most: 10, named: 1 };

describe('a drawing', () => {
	test('of nothing is empty', () => {
		expect(drawNetwork([], [], box)).toMatchObject({ nodes: [], across: '', within: '', leftOut: 0 });
	});

	test('has everybody within its box, whatever the forces came to', () => {
		const { nodes } = drawNetwork(
			[partner(1, -900, 5), partner(2, 700, 5), partner(3, 0, 6)],
			[tie(1, 2), tie(2, 3)],
			box,
		);
		for (const { x, y } of nodes) {
			expect(x).toBeGreaterThanOrEqual(18);
			expect(x).toBeLessThanOrEqual(82);
			expect(y).toBeGreaterThanOrEqual(18);
			expect(y).toBeLessThanOrEqual(62);
		}
	});

	test('tells lines across sectors from those within one', () => {
		const { across, within } = drawNetwork(
			[partner(1, 0, 0), partner(2, 10, 0), partner(3, 0, 10)],
			[tie(1, 2), tie(1, 3)],
			box,
		);
		expect(across).toBe('M18 18L82 18');
		expect(within).toBe('M18 18L18 62');
	});

	test('leaves out those with the fewest ties, with their lines, and says how many', () => {
		const partners = [1, 2, 3, 4].map((id) => partner(id, id, id));
		const { nodes, leftOut, across, within } = drawNetwork(
			partners,
			[tie(1, 2), tie(1, 3), tie(2, 3), tie(3, 4)],
			{
				...box,
				most: 3,
			},
		);
		expect(nodes.map(({ name }) => name)).toEqual(['Partner 1', 'Partner 2', 'Partner 3']);
		expect(leftOut).toBe(1);
		expect((across + within).match(/M/g)).toHaveLength(3);
	});

	test('names those who bind most, and nobody without a tie is in it', () => {
		const { labels, nodes } = drawNetwork(
			[partner(1, 0, 0, 0.2), partner(2, 9, 9, 0.7), partner(3, 5, 5, 0.1), partner(4, 1, 1)],
			[tie(1, 2), tie(2, 3)],
			box,
		);
		expect(labels.map(({ name }) => name)).toEqual(['Partner 2']);
		expect(nodes).toHaveLength(3);
	});
});
