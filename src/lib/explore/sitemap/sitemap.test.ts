/** What search engines are told there is. */
import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { blockLength } from '#lib/explore/sitemap/sitemap-queries.server.ts';
import { sitemapBlock, sitemapIndex } from '#lib/explore/sitemap/sitemap.server.ts';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const origin = 'https://by.example';
const now = copenhagenInstant('2026-11-25', '17:00');
const evening = (day: string) => ({
	startsAt: copenhagenInstant(day, '18:00'),
	endsAt: copenhagenInstant(day, '20:00'),
});

describe('a sitemap', () => {
	test('names what the public may see now, in every language, and nothing else', async ({ db }) => {
		const shown = await organisation(db, 'nordlys');
		const halted = await organisation(db, 'paa-pause', 'suspended');
		const coming = await makeEvent(db, shown.id, evening('2026-12-01'));
		const unseen = [
			await makeEvent(db, shown.id, evening('2026-11-01')),
			await makeEvent(db, shown.id, { ...evening('2026-12-01'), state: 'draft' }),
			await makeEvent(db, halted.id, evening('2026-12-01')),
		];
		const block = await sitemapBlock(db, 'events-0', now, origin);
		expect(block).toContain(`<loc>${origin}/begivenheder/${coming.slug}</loc>`);
		expect(block).toContain(`<loc>${origin}/en/events/${coming.slug}</loc>`);
		for (const { slug } of unseen) expect(block).not.toContain(slug);
		const partners = await sitemapBlock(db, 'partners-0', now, origin);
		expect(partners).toContain('/partnere/nordlys<');
		expect(partners).not.toContain('paa-pause');
	});

	test('comes in blocks of ids, which the index names one by one', async ({ db }) => {
		const shown = await organisation(db, 'nordlys');
		await sql`select setval(pg_get_serial_sequence('event', 'id'), ${2 * blockLength + 6})`.execute(db);
		const far = await makeEvent(db, shown.id, evening('2026-12-01'));
		expect(await sitemapBlock(db, 'events-2', now, origin)).toContain(far.slug);
		expect(await sitemapBlock(db, 'events-1', now, origin)).not.toContain('<url>');
		const index = await sitemapIndex(db, origin);
		const files = [...index.matchAll(/\/sitemap\/([\w-]+)</g)].map(([, file]) => file);
		expect(files).toEqual(['pages-0', 'events-0', 'events-1', 'events-2', 'partners-0']);
	});

	test.for([
		'events-3',
		'events-00',
		'events--1',
		'events',
		'people-0',
		'pages-1',
		'toString-0',
		'events-9e9',
	])('%s is nowhere', async (file, { db }) => {
		await expect(sitemapBlock(db, file, now, origin)).rejects.toMatchObject({ status: 404 });
	});
});
