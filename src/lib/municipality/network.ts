/** The picture of who works with whom: laid out on the server, the same every time for the same partnerships. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';

export interface NetworkPartner {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}
export interface NetworkLink {
	a: number;
	b: number;
}
export interface DrawnNetwork {
	nodes: (NetworkPartner & { x: number; y: number; degree: number })[];
	lines: { x1: number; y1: number; x2: number; y2: number; crossesSectors: boolean }[];
}

export const networkWidth = 440;
export const networkHeight = 300;
const margin = 16;
const rounds = 220;
const clamp = (value: number, most: number) =>
	Math.min(most - margin, Math.max(margin, Math.round(value * 10) / 10));

/** Links to unknown partners are left out. Positions are in a box of 440 x 300. */
export function drawNetwork(
	partners: readonly NetworkPartner[],
	links: readonly NetworkLink[],
): DrawnNetwork {
	type Node = SimulationNodeDatum & NetworkPartner & { degree: number };
	const nodes: Node[] = partners.map((partner) => ({ ...partner, degree: 0 }));
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const edges: (SimulationLinkDatum<Node> & { source: Node; target: Node })[] = [];
	for (const { a, b } of links) {
		const source = byId.get(a);
		const target = byId.get(b);
		if (!source || !target) continue;
		source.degree++;
		target.degree++;
		edges.push({ source, target });
	}
	forceSimulation(nodes)
		.force('charge', forceManyBody().strength(-46))
		.force('link', forceLink(edges).distance(34).strength(0.5))
		.force('x', forceX(networkWidth / 2).strength(0.045))
		.force('y', forceY(networkHeight / 2).strength(0.085))
		.force('collide', forceCollide(13))
		.stop()
		.tick(rounds);
	for (const node of nodes) {
		node.x = clamp(node.x ?? 0, networkWidth);
		node.y = clamp(node.y ?? 0, networkHeight);
	}
	return {
		nodes: nodes.map(({ id, slug, name, kind, degree, x = 0, y = 0 }) => ({
			id,
			slug,
			name,
			kind,
			degree,
			x,
			y,
		})),
		lines: edges.map(({ source, target }) => ({
			x1: source.x ?? 0,
			y1: source.y ?? 0,
			x2: target.x ?? 0,
			y2: target.y ?? 0,
			crossesSectors: source.kind !== target.kind,
		})),
	};
}
