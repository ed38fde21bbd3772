/**
 * The city as it stood before the rooms were set in order is migrated, and its pages say what they said then: figures,
 * words, what stands in the forms, and where the links out of earlier mails lead. Where a later change means to say
 * something else, look at the differences and take them over: `RECORD_PAGES=yes npx playwright test earlier-city`.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { startEmbedded } from '../../scripts/runtime/postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { textOfPage, type Reader } from '../support/earlier-city/pages.ts';
import { earlierCity, readPacked, restoreEarlierCity } from '../support/earlier-city/restore.ts';
import { startSite } from '../support/started-site.ts';

test.skip(({ viewport }) => (viewport?.width ?? 0) < 1000, 'no window is looked at');
test.setTimeout(180_000);

type Page = { path: string; as?: Reader; text: string[] };

test('an earlier city is carried over, and its pages say what they said', async () => {
	const server = await startEmbedded({ fsync: false });
	try {
		await restoreEarlierCity(server.url);
		await migrateToLatest(server.url);
		const site = await startSite({
			databaseUrl: server.url,
			env: { CLOCK_STANDS_AT: earlierCity.at },
			preloaded: ['./tests/support/earlier-city/clock.ts'],
		});
		const pages = readPacked('pages.json.gz') as Page[];
		const found: Page[] = [];
		for (const { path, as } of pages) found.push({ path, as, text: await textOfPage(site.url, path, as) });
		site.process.kill();
		if (process.env.RECORD_PAGES)
			writeFileSync(
				'tests/support/earlier-city/pages.json.gz',
				gzipSync(JSON.stringify(found), { level: 9 }),
			);
		else
			for (const [nth, page] of found.entries()) expect.soft(page.text, page.path).toEqual(pages[nth]?.text);
	} finally {
		await server.stop();
	}
});
