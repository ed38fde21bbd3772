/** What a network of ties adds up to. A tie stands once, whichever end is named first. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';

export interface Edge {
	one: number;
	other: number;
}

/** Whom each is tied to; only those that a tie names. */
export function neighboursOf(ties: readonly Edge[]): Map<number, number[]> {
	const neighbours = new Map<number, number[]>();
	const add = (from: number, to: number) => {
		const known = neighbours.get(from);
		if (known) known.push(to);
		else neighbours.set(from, [to]);
	};
	for (const { one, other } of ties) {
		add(one, other);
		add(other, one);
	}
	return neighbours;
}

/** Parts that no tie joins, the largest first, each in the order of its numbers. */
export function islandsOf(ties: readonly Edge[]): number[][] {
	const neighbours = neighboursOf(ties);
	const seen = new Set<number>();
	const islands: number[][] = [];
	for (const start of neighbours.keys()) {
		if (seen.has(start)) continue;
		const island = [start];
		seen.add(start);
		for (const at of island) {
			for (const next of neighbours.get(at)!) {
				if (seen.has(next)) continue;
				seen.add(next);
				island.push(next);
			}
		}
		islands.push(island.toSorted((a, b) => a - b));
	}
	return islands.toSorted((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/** Of the ties, the share (0 to 1) that joins two sectors; null where there are none. */
export function shareAcross(
	ties: readonly Edge[],
	kindOf: (id: number) => OrganisationKind | undefined,
): number | null {
	if (!ties.length) return null;
	return ties.filter(({ one, other }) => kindOf(one) !== kindOf(other)).length / ties.length;
}

/**
 * How many shortest ways between two others pass by each, of all pairs that are joined at all; where a pair has several
 * shortest ways, each counts its part. By Brandes, "A faster algorithm for betweenness centrality" (2001), each pair counted
 * once. @param pause is waited for after each starting point, so that others may have their turn meanwhile
 */
export async function betweenness(
	ties: readonly Edge[],
	pause: () => Promise<void> | void = () => {},
): Promise<Map<number, number>> {
	const neighbours = neighboursOf(ties);
	const ids = [...neighbours.keys()];
	const place = new Map(ids.map((id, at) => [id, at]));
	const next = ids.map((id) => neighbours.get(id)!.map((other) => place.get(other)!));
	const between = new Float64Array(ids.length);
	const away = new Int32Array(ids.length);
	const ways = new Float64Array(ids.length);
	const share = new Float64Array(ids.length);
	for (let start = 0; start < ids.length; start++) {
		away.fill(-1);
		ways.fill(0);
		share.fill(0);
		away[start] = 0;
		ways[start] = 1;
		const reached = [start];
		for (const at of reached) {
			for (const to of next[at]!) {
				if (away[to]! < 0) {
					away[to] = away[at]! + 1;
					reached.push(to);
				}
				if (away[to] === away[at]! + 1) ways[to]! += ways[at]!;
			}
		}
		for (const at of reached.toReversed()) {
			for (const from of next[at]!) {
				if (away[from] === away[at]! - 1) share[from]! += (ways[from]! / ways[at]!) * (1 + share[at]!);
			}
			if (at !== start) between[at]! += share[at]!;
		}
		await pause();
	}
	return new Map(ids.map((id, at) => [id, between[at]! / 2]));
}

/** Pairs of others that are joined at all, for one of an island of this size: what its betweenness is a share of. */
export const pairsBeside = (size: number): number => ((size - 1) * (size - 2)) / 2;

/**
 * Of the shortest ways between two others of its island, the share (0 to 1) that passes by each. Who lies between nobody, and who
 * is in an island of fewer than `least`, is left out.
 */
export async function bindingShares(
	ties: readonly Edge[],
	pause?: () => Promise<void> | void,
	least = 4,
): Promise<Map<number, number>> {
	const between = await betweenness(ties, pause);
	const shares = new Map<number, number>();
	for (const island of islandsOf(ties).filter(({ length }) => length >= least)) {
		for (const id of island) {
			// What adding up left over is nothing.
			const share = Math.min(1, (between.get(id) ?? 0) / pairsBeside(island.length));
			if (share > 1e-6) shares.set(id, share);
		}
	}
	return shares;
}
