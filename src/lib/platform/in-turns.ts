/**
 * Where very many want the same thing at once, a few are served at a time, in the order they came: they would wait for each
 * other in the database all the same, and there each would keep a connection from everybody else.
 */
export function inTurns(most: number) {
	const lines = new Map<string, { served: number; waiting: (() => void)[] }>();
	return async function <R>(key: string, work: () => Promise<R>): Promise<R> {
		const line = lines.get(key) ?? { served: 0, waiting: [] };
		lines.set(key, line);
		if (line.served >= most) await new Promise<void>((go) => line.waiting.push(go));
		else line.served++;
		try {
			return await work();
		} finally {
			const next = line.waiting.shift();
			// Whoever is next is served in this one's place.
			if (next) next();
			else if (--line.served === 0) lines.delete(key);
		}
	};
}
