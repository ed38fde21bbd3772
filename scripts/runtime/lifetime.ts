/** Holds what a process has started, and ends it cleanly: in reverse, once, with the right exit code. */
export class Lifetime {
	readonly #steps: (() => Promise<unknown> | void)[] = [];
	#ending: Promise<void> | undefined;
	#asked = 0;

	/** To be stopped before everything added earlier. */
	add(step: () => Promise<unknown> | void): void {
		this.#steps.push(step);
	}

	stop(): Promise<void> {
		this.#ending ??= (async () => {
			for (const step of this.#steps.reverse()) {
				await Promise.resolve(step()).catch((error: unknown) => console.error(error));
			}
		})();
		return this.#ending;
	}

	/**
	 * From now on SIGINT, SIGTERM, SIGHUP (unless it means something else), and npm's own death end the process. npm passes Ctrl-C on while the terminal
	 * has sent it already, so a second signal within two seconds is the same wish; a later one means at once.
	 */
	endOnSignals(signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP']): void {
		const parent = process.ppid;
		for (const signal of signals) process.on(signal, () => this.#end());
		if (process.env.npm_lifecycle_event)
			setInterval(() => process.ppid !== parent && this.#end(), 500).unref();
	}

	/** Ends the process because something it needs is gone. */
	fail(sentence: string): void {
		if (this.#asked) return;
		console.error(sentence);
		process.exitCode = 1;
		this.#end();
	}

	#end(): void {
		if (this.#asked && Date.now() - this.#asked > 2000) process.exit(1);
		if (this.#asked) return;
		this.#asked = Date.now();
		void this.stop().then(() => process.exit(process.exitCode ?? 0));
	}
}
