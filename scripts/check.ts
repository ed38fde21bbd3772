/** `npm run check`: everything that can be said about the code without running it, and that it builds. */
import { run } from './runtime/run.ts';
import { compareMessages, compileMessages } from './runtime/messages.ts';

type Outcome = { code: number; output: string };
type Step = { name: string; work: () => Promise<Outcome> };

const tool = (name: string, command: string, ...args: string[]): Step => ({
	name,
	work: () => run(command, args),
});

const steps: Step[] = [
	{ name: 'messages', work: messages },
	tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
	tool('lint', 'eslint', '.'),
	tool('sync', 'svelte-kit', 'sync'),
	tool('types', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'),
	tool('rooms', 'depcruise', 'src', 'scripts'),
	tool('unused', 'knip'),
	tool('tables', 'node', 'scripts/generate.ts', '--check'),
	tool('build', 'vite', 'build', '--logLevel', 'warn'),
];

async function messages(): Promise<Outcome> {
	await compileMessages();
	const problems = compareMessages();
	for (const problem of problems) console.error(problem);
	return { code: problems.length > 0 ? 1 : 0, output: '' };
}

const only = process.argv.slice(2);
const results: string[] = [];
for (const { name, work } of steps) {
	if (only.length > 0 && !only.includes(name)) continue;
	console.log(`\n— ${name}`);
	const begun = Date.now();
	const { code, output } = await work();
	if (code !== 0) {
		if (output) console.error(output);
		process.exitCode = 1;
	}
	results.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}
console.log(`\n${results.join('\n')}`);
