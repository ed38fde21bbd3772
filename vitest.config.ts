import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// tsconfig.json extends a file that SvelteKit writes, and a fresh clone has none yet.
if (!existsSync('.svelte-kit/tsconfig.json'))
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'ignore' });

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
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
