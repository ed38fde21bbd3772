/** A network as it is drawn: lines by what they join, a shape for each partner, all within one box. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';

export interface NetworkPartner {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	x: number;
	y: number;
	/** Of the shortest ways between two others, the share that passes by it. */
	binding: number;
}
export interface NetworkTie {
	one: number;
	other: number;
	partnerships: number;
	events: number;
	matches: number;
}

export interface DrawnNode {
	name: string;
	kind: OrganisationKind;
	x: number;
	y: number;
}
export interface DrawnNetwork {
	width: number;
	height: number;
	nodes: DrawnNode[];
	/** As the `d` of a path. */
	across: string;
	within: string;
	/** Names beside the shapes, for those who bind most together. */
	labels: { name: string; x: number; y: number; atEnd: boolean }[];
	/** How wide a shape is drawn. */
	size: number;
	/** More partners than can be told apart: those with the fewest ties are left out. */
	leftOut: number;
}

const margin = 18;
/** Among more than these, no name has room. */
const mostNamed = 200;

export const degreesOf = (ties: readonly NetworkTie[]): Map<number, number> => {
	const degrees = new Map<number, number>();
	for (const { one, other } of ties)
		for (const id of [one, other]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
	return degrees;
};

/** The best connected, at most `most`, and the ties among them; `named` of those who bind most together with their names. */
export function drawNetwork(
	partners: readonly NetworkPartner[],
	ties: readonly NetworkTie[],
	{ width, height, most, named }: { width: number; height: number; most: number; named: number },
): DrawnNetwork {
	const degrees = degreesOf(ties);
	const tied = partners.filter(({ id }) => degrees.has(id));
	const shown = tied
		.toSorted((a, b) => degrees.get(b.id)! - degrees.get(a.id)! || a.id - b.id)
		.slice(0, most)
		.toSorted((a, b) => a.id - b.id);
	const [west, east] = rangeOf(shown.map(({ x }) => x));
	const [north, south] = rangeOf(shown.map(({ y }) => y));
	const scaled = (value: number, [from, to]: [number, number], room: number) =>
		Math.round((margin + ((value - from) / (to - from)) * (room - 2 * margin)) * 10) / 10;
	const at = new Map(
		shown.map((partner) => [
			partner.id,
			{ ...partner, x: scaled(partner.x, [west, east], width), y: scaled(partner.y, [north, south], height) },
		]),
	);
	const lines = (acrossSectors: boolean) =>
		ties
			.flatMap(({ one, other }) => {
				const [from, to] = [at.get(one), at.get(other)];
				if (!from || !to || (from.kind !== to.kind) !== acrossSectors) return [];
				return [`M${from.x} ${from.y}L${to.x} ${to.y}`];
			})
			.join('');
	const size = Math.max(7, Math.min(15, Math.sqrt((width * height) / Math.max(1, shown.length)) * 0.34));
	return {
		width,
		height,
		nodes: shown.map(({ id, name, kind }) => ({ name, kind, x: at.get(id)!.x, y: at.get(id)!.y })),
		across: lines(true),
		within: lines(false),
		labels:
			shown.length > mostNamed
				? []
				: shown
						.filter(({ binding }) => binding > 0)
						.toSorted((a, b) => b.binding - a.binding || a.id - b.id)
						.slice(0, named)
						.map(({ id, name }) => {
							const { x, y } = at.get(id)!;
							return { name, x, y, atEnd: x > width * 0.6 };
						}),
		size: Math.round(size * 10) / 10,
		leftOut: tied.length - shown.length,
	};
}

/** Never of no width. */
function rangeOf(values: readonly number[]): [number, number] {
	let [least, largest] = [Infinity, -Infinity];
	for (const value of values) {
		if (value < least) least = value;
		if (value > largest) largest = value;
	}
	return largest - least > 1e-6 ? [least, largest] : [least - 1, least + 1];
}
