/** The parties of a partnership as a ring around its title: who stands next to whom, and where sectors meet. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';

export interface RingNode {
	x: number;
	y: number;
	kind: OrganisationKind;
	size: number;
}
export interface RingArc {
	d: string;
	/** Joins two different kinds. */
	mixed: boolean;
}

/** Parties on an ellipse in a box, the first (the lead, larger) at the inline start, then clockwise. */
export function ringOf(
	kinds: readonly OrganisationKind[],
	box: { width: number; height: number; size: number },
): { nodes: RingNode[]; arcs: RingArc[] } {
	const { width, height, size } = box;
	const [rx, ry] = [width / 2 - size * 0.8, height / 2 - size * 0.8];
	const round = (value: number) => Math.round(value * 10) / 10;
	const nodes = kinds.map((kind, index) => {
		const angle = Math.PI + (2 * Math.PI * index) / kinds.length;
		return {
			kind,
			x: round(width / 2 + rx * Math.cos(angle)),
			y: round(height / 2 + ry * Math.sin(angle)),
			size: index === 0 ? size : size * 0.72,
		};
	});
	const arcs = nodes.map((from, index) => {
		const to = nodes[(index + 1) % nodes.length] ?? from;
		return {
			d: `M${from.x} ${from.y}A${round(rx)} ${round(ry)} 0 0 1 ${to.x} ${to.y}`,
			mixed: from.kind !== to.kind,
		};
	});
	return { nodes, arcs: kinds.length > 1 ? arcs : [] };
}
