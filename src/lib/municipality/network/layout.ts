/**
 * Where each partner stands in the drawing, by forces between them. Whoever stands already hardly moves, so that the network looks
 * the same from visit to visit; the same ties and places always come to the same drawing.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import { neighboursOf, type Edge } from '#lib/municipality/network/graph.ts';

export interface Spot {
	x: number;
	y: number;
}
type Node = SimulationNodeDatum & { id: number };

const linkLength = 34;
const anewRounds = 300;
/** Enough for newcomers to find their place among those who stand. */
const laterRounds = 60;
const laterHeat = 0.15;

/**
 * In units of the drawing itself, around 0.
 * @param known where some stand already
 * @param pause is waited for now and then, so that others may have their turn meanwhile
 */
export async function layOut(
	ties: readonly Edge[],
	known: ReadonlyMap<number, Spot> = new Map(),
	pause: () => Promise<void> | void = () => {},
): Promise<Map<number, Spot>> {
	const neighbours = neighboursOf(ties);
	const ids = [...neighbours.keys()].toSorted((a, b) => a - b);
	const standing = ids.filter((id) => known.has(id)).length;
	const isLater = standing > ids.length / 2;
	const nodes = ids.map((id): Node => ({ id, ...(isLater ? placeOf(id) : undefined) }));
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const links: SimulationLinkDatum<Node>[] = ties.map(({ one, other }) => ({
		source: byId.get(one)!,
		target: byId.get(other)!,
	}));
	const simulation = forceSimulation(nodes)
		.force('charge', forceManyBody().strength(-46).distanceMax(600))
		.force('link', forceLink(links).distance(linkLength))
		.force('x', forceX(0).strength(0.05))
		.force('y', forceY(0).strength(0.08))
		.force('collide', forceCollide(11))
		.stop();
	if (isLater) simulation.alpha(laterHeat);
	for (let round = 0; round < (isLater ? laterRounds : anewRounds); round++) {
		simulation.tick();
		await pause();
	}
	return new Map(nodes.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));

	/** A newcomer begins beside those it is tied to, or in the middle, where d3 finds it a place. */
	function placeOf(id: number): Spot | undefined {
		const own = known.get(id);
		if (own) return { ...own };
		const near = neighbours.get(id)!.flatMap((other) => known.get(other) ?? []);
		if (!near.length) return undefined;
		const middle = (of: (spot: Spot) => number) =>
			near.reduce((sum, spot) => sum + of(spot), 0) / near.length;
		// Two at one point would be pushed apart by chance.
		const turn = id * 2.399963;
		return {
			x: middle(({ x }) => x) + linkLength * Math.cos(turn),
			y: middle(({ y }) => y) + linkLength * Math.sin(turn),
		};
	}
}
