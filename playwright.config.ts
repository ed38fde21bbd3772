import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/runtime/browser.ts';

const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '*.spec.ts',
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	timeout: 90_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	/**
	 * The production build on a database of its own; it says where it answers and where its database is. Both may be
	 * given instead, to walk again and again on one site: `node tests/support/site.ts` prints them.
	 */
	webServer: process.env.SITE_URL
		? undefined
		: {
				command: 'node tests/support/site.ts',
				wait: { stdout: /Serving (?<site_url>\S+) from (?<site_database>\S+)/ },
				timeout: 300_000,
				gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
			},
	use: {
		baseURL: process.env.SITE_URL,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		actionTimeout: 10_000,
		navigationTimeout: 15_000,
		contextOptions: { reducedMotion: 'reduce' },
		launchOptions: {
			executablePath: findBrowser(),
			args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
		},
	},
	projects: [
		{ name: 'desktop', use: { viewport: { width: 1360, height: 1000 } } },
		// What a phone's layout decides; every page is opened in a narrow window by `every-page.spec.ts`.
		{
			name: 'phone',
			grep: /@phone/,
			use: { ...phone, viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
		},
	],
});
