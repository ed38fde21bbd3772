/** Cuts what is drawn to the sheet it is drawn on. */
export type Spot = readonly [x: number, y: number];

/** The part of a stretch within 0…width and 0…height (Liang and Barsky); null where it passes by. */
export function clipStretch(from: Spot, to: Spot, width: number, height: number): [Spot, Spot] | null {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	let [enters, leaves] = [0, 1];
	for (const [speed, room] of [
		[-dx, from[0]],
		[dx, width - from[0]],
		[-dy, from[1]],
		[dy, height - from[1]],
	] as const) {
		if (speed === 0 && room < 0) return null;
		if (speed < 0) enters = Math.max(enters, room / speed);
		if (speed > 0) leaves = Math.min(leaves, room / speed);
	}
	if (enters > leaves) return null;
	const at = (part: number): Spot => [from[0] + part * dx, from[1] + part * dy];
	return [at(enters), at(leaves)];
}

/** The part of a closed ring within 0…width and 0…height (Sutherland and Hodgman). */
export function clipRing(ring: readonly Spot[], width: number, height: number): Spot[] {
	const sides: [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
		[0, 0, 1],
		[0, width, -1],
		[1, 0, 1],
		[1, height, -1],
	];
	return sides.reduce<Spot[]>(
		(kept, [axis, limit, sign]) =>
			kept.flatMap((spot, i) => {
				const before = kept.at(i - 1)!;
				const [isIn, wasIn] = [spot, before].map((one) => sign * (one[axis] - limit) >= 0);
				if (isIn === wasIn) return isIn ? [spot] : [];
				const part = (limit - before[axis]) / (spot[axis] - before[axis]);
				const crossing: Spot = [
					before[0] + part * (spot[0] - before[0]),
					before[1] + part * (spot[1] - before[1]),
				];
				return isIn ? [crossing, spot] : [crossing];
			}),
		[...ring],
	);
}
