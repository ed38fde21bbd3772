/**
 * `npm run check [-- STEP …]`: everything that can be said about the code without running it, and that it builds. Two
 * steps run side by side; what a step says is printed in one piece when it ends.
 */
import { buildIfNeeded } from './runtime/build.ts';
import { compareMessages } from './runtime/compare-messages.ts';
import { compileMessages } from './runtime/messages.ts';
import { run } from './runtime/run.ts';
import { sideBySide, type Step } from './runtime/side-by-side.ts';

type Outcome = { code: number; output: string };
type CheckStep = Step<Outcome>;

const keep = '--cache --cache-strategy content --cache-location node_modules/.cache';

/** @param line a command without quotes in it. */
function tool(name: string, after: string[], line: string): CheckStep {
	const [command = '', ...args] = line.split(' ');
	return { name, after, work: () => run(command, args, { quiet: true }) };
}

const steps: CheckStep[] = [
	{ name: 'messages', work: messages },
	tool('sync', [], 'svelte-kit sync'),
	tool('types', ['messages', 'sync'], 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings'),
	tool('lint', [], `eslint . ${keep}/eslint/`),
	tool('format', [], `prettier --check --log-level warn . ${keep}/prettier-of-check`),
	tool('rooms', ['messages'], 'depcruise src scripts'),
	tool('unused', ['messages', 'sync'], 'knip'),
	tool('tables', ['messages'], 'node scripts/generate.ts --check'),
	// The build writes what `types` reads.
	{ name: 'build', after: ['messages', 'sync', 'types'], work: build },
];

async function messages(): Promise<Outcome> {
	await compileMessages();
	const problems = compareMessages();
	return { code: problems.length > 0 ? 1 : 0, output: problems.join('\n') };
}

/** Where nothing has changed since the last build, that one is the proof; the tests use it too. */
async function build(): Promise<Outcome> {
	try {
		await buildIfNeeded();
		return { code: 0, output: '' };
	} catch (error) {
		return { code: 1, output: error instanceof Error ? error.message : String(error) };
	}
}

const only = process.argv.slice(2);
const chosen = steps.filter(({ name }) => only.length === 0 || only.includes(name));
const begun = Date.now();
const seconds = () => ((Date.now() - begun) / 1000).toFixed(0);
const results: string[] = [];
await sideBySide(chosen, 2, ({ name }, { code, output }) => {
	if (code !== 0) process.exitCode = 1;
	console.log(`\n— ${name}`);
	if (output.trim()) console.log(output.trim());
	results.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (after ${seconds()} s)`);
});
console.log(`\n${results.join('\n')}`);
