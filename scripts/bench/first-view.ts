/**
 * The first view of a page as a citizen with a cheap phone meets it: a window of 390 x 844, nothing kept, slow 3G (400 kbit/s,
 * 400 ms) and a processor slowed four times, in a real browser.
 */
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../runtime/browser.ts';

export interface FirstView {
	/** Sent over the line, kB. */
	kb: number;
	requests: number;
	/** Largest contentful paint, ms. */
	lcp: number;
	/** Cumulative layout shift. */
	cls: number;
}

export const mostFirstView: FirstView = { kb: 100, requests: 20, lcp: 2500, cls: 0.05 };

/**
 * The connection that laboratories call slow 3G: 400 kbit/s both ways, 400 ms there and back. The browser's tools add the
 * latency to each request; what it takes to connect in the first place (name, handshake) is not in it.
 */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** What comes later is not asked for by the page but by the person. */
const settledMs = 1500;

export async function firstViews(origin: string, paths: readonly string[]): Promise<FirstView[]> {
	const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
	try {
		const views: FirstView[] = [];
		for (const path of paths) views.push(await firstView(browser, origin + path));
		return views;
	} finally {
		await browser.close();
	}
}

async function firstView(browser: Browser, url: string): Promise<FirstView> {
	const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', slow3g);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	let bytes = 0;
	let requests = 0;
	devtools.on('Network.requestWillBeSent', () => void requests++);
	devtools.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
	await page.goto(url, { waitUntil: 'load' });
	await page.waitForTimeout(settledMs);
	const [lcp, cls] = await page.evaluate(
		() =>
			new Promise<[number, number]>((settle) => {
				let [largest, shifted] = [0, 0];
				new PerformanceObserver((list) => {
					for (const { startTime } of list.getEntries()) largest = startTime;
				}).observe({ type: 'largest-contentful-paint', buffered: true });
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
						shifted += entry.value;
				}).observe({ type: 'layout-shift', buffered: true });
				setTimeout(() => settle([largest, shifted]), 100);
			}),
	);
	await context.close();
	return {
		kb: Math.round(bytes / 100) / 10,
		requests,
		lcp: Math.round(lcp),
		cls: Math.round(cls * 1000) / 1000,
	};
}
