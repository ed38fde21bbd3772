/** How a script ends: a refusal is a sentence and exit code 1, a bug keeps its stack. */
import { StartRefused } from '#lib/platform/start-refused.ts';
import { EnvRefused } from '#lib/platform/env.server.ts';

export function runScript(work: () => Promise<unknown>): void {
	work().then(
		() => {},
		(error: unknown) => {
			console.error(sentenceFor(error));
			process.exitCode = 1;
			// Connections that are still open must not keep a failed script alive.
			setTimeout(() => process.exit(1), 1000).unref();
		},
	);
}

export function sentenceFor(error: unknown): string {
	if (error instanceof StartRefused || error instanceof EnvRefused) return error.message;
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	if (code === 'ECONNREFUSED')
		return 'The database does not answer. Check DATABASE_URL and that the server runs.';
	if (code === '28P01' || code === '28000')
		return 'The database refuses the user or password in DATABASE_URL.';
	if (code === '3D000') return 'The database named in DATABASE_URL does not exist on that server.';
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
