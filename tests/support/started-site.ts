/** The built site in a process of its own, whose end and whose log a test may look at. */
import { fork, type ChildProcess } from 'node:child_process';

export interface StartedSite {
	url: string;
	process: ChildProcess;
	/** Everything it has logged so far. */
	log: () => string;
}

type Given = {
	databaseUrl: string;
	port?: number;
	env?: Record<string, string>;
	/** Modules that are loaded before the site. */
	preloaded?: string[];
};

export function startSite({ databaseUrl, port = 0, env = {}, preloaded = [] }: Given): Promise<StartedSite> {
	const child = fork('scripts/bench/site.ts', {
		silent: true,
		execArgv: preloaded.flatMap((module) => ['--import', module]),
		env: {
			...process.env,
			NODE_ENV: 'production',
			DEMO: 'on',
			HOST: '127.0.0.1',
			PORT: String(port),
			LOG_LEVEL: 'silent',
			DATABASE_URL: databaseUrl,
			TRUSTED_PROXY: '1',
			SMTP_URL: '',
			...env,
		},
	});
	let log = '';
	child.stdout?.on('data', (chunk: Buffer) => (log += chunk));
	child.stderr?.on('data', (chunk: Buffer) => (log += chunk));
	return new Promise((settle, fail) => {
		child.once('message', ({ port }: { port: number }) =>
			settle({ url: `http://127.0.0.1:${port}`, process: child, log: () => log }),
		);
		child.once('exit', (code) => fail(new Error(`the site ended with ${code}\n${log}`)));
	});
}
