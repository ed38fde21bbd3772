/**
 * Where very many want the same thing at once, a few are served at a time, in the order they came: they would wait for each
 * other in the database all the same, and there each would keep a connection from everybody else. Whoever is not done in
 * `longestMs` (its database was killed, say) holds up nobody any longer.
 */
export function inTurns(most: number, longestMs = 5000) {
	const lines = new Map<string, { served: number; waiting: (() => void)[] }>();
	return async function <R>(key: string, work: () => Promise<R>): Promise<R> {
		const line = lines.get(key) ?? { served: 0, waiting: [] };
		lines.set(key, line);
		if (line.served >= most) await new Promise<void>((go) => line.waiting.push(go));
		else line.served++;
		let isOver = false;
		const end = () => {
			if (isOver) return;
			isOver = true;
			const next = line.waiting.shift();
			// Whoever is next is served in this one's place.
			if (next) next();
			else if (--line.served === 0) lines.delete(key);
		};
		const timer = setTimeout(end, longestMs);
		try {
			return await work();
		} finally {
			clearTimeout(timer);
			end();
		}
	};
}
