/**
 * Counts in the memory of this process alone, where not even a digest of an address may be written down. A window ends for everybody
 * at once: the counts go, and the key that made them. Several processes each count for themselves (decision 0107).
 */
import { createHmac, randomBytes } from 'node:crypto';

interface Rule {
	/** How many in one window. */
	most: number;
	windowMinutes: number;
}

/** So many senders are told apart; then the first of them are forgotten. */
const mostSubjects = 20_000;

export class PassingLimit {
	readonly #rule: Rule;
	#key = randomBytes(32);
	#counts = new Map<string, number>();
	#window = 0;

	constructor(rule: Rule) {
		this.#rule = rule;
	}

	/** Counts one by `subject`; false once there are too many in this window. */
	take(subject: string, at: Date): boolean {
		const window = Math.floor(at.getTime() / (this.#rule.windowMinutes * 60_000));
		if (window !== this.#window) {
			this.#window = window;
			this.#counts.clear();
			this.#key = randomBytes(32);
		}
		const name = createHmac('sha256', this.#key).update(subject).digest('base64');
		const count = (this.#counts.get(name) ?? 0) + 1;
		this.#counts.delete(name);
		this.#counts.set(name, count);
		const [first] = this.#counts.keys();
		if (this.#counts.size > mostSubjects && first !== undefined) this.#counts.delete(first);
		return count <= this.#rule.most;
	}
}
