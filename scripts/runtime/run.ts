/** Runs one of the project's tools and waits for it. Ctrl-C reaches it through the terminal, and we wait for its end. */
import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

type RunOptions = { quiet?: boolean; env?: Record<string, string> };

/** @returns its exit code, and what it said where it was `quiet`. */
export function run(
	tool: string,
	args: string[],
	{ quiet = false, env = {} }: RunOptions = {},
): Promise<{ code: number; output: string }> {
	return new Promise((settle) => {
		const child = spawn(tool, args, {
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			env: {
				...process.env,
				...env,
				PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
			},
			shell: process.platform === 'win32',
		});
		const endWithUs = () => child.kill();
		process.once('exit', endWithUs);
		let output = '';
		child.stdout?.on('data', (chunk: Buffer) => (output += chunk));
		child.stderr?.on('data', (chunk: Buffer) => (output += chunk));
		child.once('error', (error) => settle({ code: 1, output: error.message }));
		child.once('close', (code) => {
			process.off('exit', endWithUs);
			settle({ code: code ?? 1, output });
		});
	});
}
