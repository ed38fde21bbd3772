import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// tsconfig.json extends a file that SvelteKit writes, and a fresh clone has none yet.
if (!existsSync('.svelte-kit/tsconfig.json'))
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'ignore' });

const include = ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'];
/** They put another module, or another table of languages, in the place of the real one. */
const alone = include
	.flatMap((pattern) => globSync(pattern))
	.filter((file) => /\bvi\.(un)?mock\(|third-language/.test(readFileSync(file, 'utf8')));

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		// The product is read once by each worker, not once by each file: that was two fifths of the work.
		projects: [
			{ extends: true, test: { name: 'shared', include, exclude: alone, isolate: false } },
			{ extends: true, test: { name: 'alone', include: alone } },
		],
		globalSetup: ['tests/support/global-setup.ts'],
		setupFiles: ['tests/support/cheap-hashes.ts'],
		environment: 'node',
		maxWorkers: availableParallelism(),
		// For what hangs. A busy machine may take its time.
		testTimeout: 60_000,
		hookTimeout: 120_000,
		env: { TZ: 'UTC' },
	},
});
