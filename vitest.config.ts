import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

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
