/**
 * Playwright's `test` for the journeys. Pages: `visitor` (not logged in), `member`, `signatory`, `municipality` (the
 * demo's people, signed in by a session of their own once a worker), `as(account)` for anybody else, and
 * `withoutJavaScript(account?)`. Every page fails its test on a script error, a broken security policy or a 5xx answer.
 */
import { randomInt } from 'node:crypto';
import { expect, test as plain, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Locale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { castOf, demoAccount, type Account, type Cast } from './actors.ts';
import { openMails, type Mailbox } from './mail/mails.ts';
import { sessionOf } from './sessions.ts';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;
type Sessions = { of: (account: Account) => Promise<StorageState> };

type Fixtures = {
	visitor: Page;
	member: Page;
	signatory: Page;
	municipality: Page;
	as: (account: Account) => Promise<Page>;
	withoutJavaScript: (account?: Account) => Promise<Page>;
	/** Messages a page of this test may log or answer with on purpose. */
	expectedTrouble: RegExp[];
	open: (options: { account?: Account; javaScriptEnabled?: boolean }) => Promise<Page>;
};
type WorkerFixtures = { db: Database; mailbox: Mailbox; cast: Cast; sessions: Sessions };

export const test = plain.extend<Fixtures, WorkerFixtures>({
	db: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
		async ({}, use) => {
			const db = createDatabase(process.env.SITE_DATABASE ?? '', { max: 3 });
			await use(db);
			await db.destroy();
		},
		{ scope: 'worker' },
	],
	mailbox: [async ({ db }, use) => use(openMails(db)), { scope: 'worker' }],
	cast: [async ({ db }, use) => use(castOf(db)), { scope: 'worker' }],
	sessions: [
		async ({ db }, use) => {
			const known = new Map<string, Promise<StorageState>>();
			const of = ({ email }: Account) => {
				const state = known.get(email) ?? signedIn(db, email);
				known.set(email, state);
				return state;
			};
			await use({ of });
		},
		{ scope: 'worker' },
	],
	// eslint-disable-next-line no-empty-pattern -- as above
	extraHTTPHeaders: async ({}, use) => {
		const address = Array.from({ length: 3 }, () => randomInt(1, 255)).join('.');
		await use({ 'x-forwarded-for': `10.${address}` });
	},
	expectedTrouble: [[], { option: true }],
	open: async ({ browser, sessions, expectedTrouble }, use) => {
		const contexts: BrowserContext[] = [];
		const trouble: string[] = [];
		await use(async ({ account, javaScriptEnabled = true }) => {
			const storageState = account && (await sessions.of(account));
			const context = await browser.newContext({ storageState, javaScriptEnabled });
			contexts.push(context);
			listen(context, trouble);
			return context.newPage();
		});
		await Promise.all(contexts.map((context) => context.close()));
		const unexpected = trouble.filter((one) => !expectedTrouble.some((expected) => expected.test(one)));
		expect(unexpected, 'trouble in the browser').toEqual([]);
	},
	visitor: async ({ open }, use) => use(await open({})),
	member: async ({ open }, use) => use(await open({ account: demoAccount('member') })),
	signatory: async ({ open }, use) => use(await open({ account: demoAccount('signatory') })),
	municipality: async ({ open }, use) => use(await open({ account: demoAccount('consultant') })),
	as: async ({ open }, use) => use((account) => open({ account })),
	withoutJavaScript: async ({ open }, use) => use((account) => open({ account, javaScriptEnabled: false })),
});

/** What the browser of somebody keeps who has logged in; the form itself has a journey of its own. */
async function signedIn(db: Database, email: string): Promise<StorageState> {
	const [name = '', value = ''] = (await sessionOf(db, email)).split('=');
	const { hostname } = new URL(process.env.SITE_URL ?? '');
	const attributes = { httpOnly: true, secure: false, sameSite: 'Lax' } as const;
	return { cookies: [{ name, value, domain: hostname, path: '/', expires: -1, ...attributes }], origins: [] };
}

function listen(context: BrowserContext, trouble: string[]): void {
	context.on('weberror', (problem) => trouble.push(`error: ${problem.error().message}`));
	context.on('console', (message) => {
		const text = message.text();
		if (/Content Security Policy|hydration/i.test(text)) trouble.push(`console: ${text}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 500) trouble.push(`${response.status()}: ${response.url()}`);
	});
}

/** Opens the menu where the window is too narrow to show it. */
export async function openMenu(page: Page): Promise<void> {
	const menu = page.getByRole('banner').getByText(/^Menu/);
	if (await menu.isVisible()) await menu.click();
}

/** Opens the municipality's list of proposed promises where this one stands; other journeys' stand there, too. */
export async function openProposal(page: Page, title: string): Promise<void> {
	let address: string | null = '/kommune/loefter';
	while (address) {
		await page.goto(address);
		if (await page.getByRole('form', { name: `Godkend ${title}`, exact: true }).count()) return;
		const next = page.locator('a[rel=next][href*="proposals="]');
		address = (await next.count()) ? await next.getAttribute('href') : null;
	}
	throw new Error(`${title} is not among the proposed promises.`);
}

/** Opens what is folded away behind `words`. */
export const unfold = (page: Page, words: string | RegExp): Promise<void> =>
	page.locator('summary').filter({ hasText: words }).first().click();

/** Opens the list that `query` asks for, and its map until what is asked for stands on it. */
export async function openMap(page: Page, query: string, locale: Locale = 'da'): Promise<Locator> {
	await page.goto(href(`/explore?${query}`, locale));
	const map = page.getByRole('region', { name: m.explore_map_label({}, { locale }) });
	const open = map.getByRole('button', { name: m.explore_map_open({}, { locale }) });
	// A press on it before the scripts have arrived opens nothing.
	await expect(async () => {
		if (await open.isVisible()) await open.click();
		await expect(map.getByRole('button', { name: m.geo_zoom_in({}, { locale }), exact: true })).toBeVisible({
			timeout: 5000,
		});
		await expect(map.locator('.map-marker, .map-cluster').first()).toBeVisible({ timeout: 5000 });
	}).toPass();
	await page.waitForLoadState('networkidle');
	return map;
}

export { expect };
export { demoAccount, password, unique, type Account, type Organisation } from './actors.ts';
export {
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	inNarrowWindow,
	markSeen,
	noSidewaysScroll,
	wholeOnPaper,
} from './layout/axe.ts';
