/** `npm run fuzz`. No browser: the forms are sent as a script would send them. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	// Apart, so that what a failed journey left behind stays.
	outputDir: '../../test-results/fuzz',
	workers: 1,
	retries: 0,
	reporter: 'list',
});
