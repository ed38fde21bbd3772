/**
 * Keeps processes alive: one that ends without having been asked is started again, later each time it ends at once; and
 * one is replaced by a new one without a moment in which nobody does its work.
 */
import type { ChildProcess } from 'node:child_process';
import { log } from '#lib/platform/log.server.ts';

/** It says `'ready'` once it does its work; SIGTERM ends it in an orderly way. */
export type Start = () => ChildProcess;

/** Whoever lived shorter than this ended at once, in milliseconds. */
const soon = 10_000;
const firstPause = 500;
const longestPause = 30_000;
/** As often in a row as one may end at once before it is given up. */
const mostTries = 6;

/** Milliseconds until the next try after so many ends at once in a row; null: no more. */
export const pauseAfter = (endsAtOnce: number): number | null =>
	endsAtOnce === 0
		? 0
		: endsAtOnce >= mostTries
			? null
			: Math.min(longestPause, firstPause * 2 ** (endsAtOnce - 1));

/** One process that is always there. */
export class Kept {
	readonly #name: string;
	readonly #start: Start;
	readonly #giveUp: (name: string) => void;
	#child: ChildProcess | undefined;
	#endsAtOnce = 0;
	#again: NodeJS.Timeout | undefined;
	readonly #works = Promise.withResolvers<void>();
	#isOver = false;

	/** @param giveUp told when it ends at once whenever it is started */
	constructor(name: string, start: Start, giveUp: (name: string) => void) {
		this.#name = name;
		this.#start = start;
		this.#giveUp = giveUp;
	}

	/** Resolves once it does its work, be it at a later try; never, where it is given up. */
	run(): Promise<void> {
		const child = this.#begin();
		this.#keep(child);
		void works(child).then((it) => {
			if (!it) return;
			log.info(`${this.#name} process works`, { pid: child.pid });
			this.#works.resolve();
		});
		return this.#works.promise;
	}

	/**
	 * A new process takes over; the old one ends once the new one does its work.
	 * @returns false where the new one ended instead: the old one goes on
	 */
	async replace(): Promise<boolean> {
		const fresh = this.#begin();
		if (!(await works(fresh))) {
			log.error(`${this.#name} process could not be replaced`, { pid: this.#child?.pid });
			return false;
		}
		const before = this.#child;
		this.#keep(fresh);
		if (before) await ended(before);
		return true;
	}

	#begin(): ChildProcess {
		const child = this.#start();
		log.info(`${this.#name} process started`, { pid: child.pid });
		return child;
	}

	#keep(child: ChildProcess): void {
		clearTimeout(this.#again);
		this.#child = child;
		const began = Date.now();
		child.once('exit', (code, signal) => {
			if (this.#isOver || this.#child !== child) return;
			this.#endsAtOnce = Date.now() - began < soon ? this.#endsAtOnce + 1 : 0;
			const pause = pauseAfter(this.#endsAtOnce);
			log.error(`${this.#name} process ended`, { pid: child.pid, code, signal, again: pause });
			if (pause === null) this.#giveUp(this.#name);
			else this.#again = setTimeout(() => void this.run(), pause);
		});
	}

	async stop(): Promise<void> {
		this.#isOver = true;
		clearTimeout(this.#again);
		if (this.#child) await ended(this.#child);
	}
}

/** Whether it comes to do its work, or ends before. */
function works(child: ChildProcess): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	child.once('message', () => resolve(true));
	child.once('exit', () => resolve(false));
	return promise;
}

/** Asks a process to end, and waits until it has. */
function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	const { promise, resolve } = Promise.withResolvers<void>();
	child.once('exit', () => resolve());
	child.kill('SIGTERM');
	return promise;
}
