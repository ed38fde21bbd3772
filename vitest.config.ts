import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// tsconfig.json extends a file that SvelteKit writes, and a fresh clone has none yet.
if (!existsSync('.svelte-kit/tsconfig.json'))
	execFileSync(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], { stdio: 'ignore' });

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/*.test.ts'],
		globalSetup: ['tests/support/global-setup.ts'],
		environment: 'node',
		testTimeout: 20_000,
		hookTimeout: 60_000,
		env: { TZ: 'UTC' },
	},
});
