/** A change is in every list and feed as soon as this process has heard of it, though each was kept a moment before. */
import { afterEach, describe, expect, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { feedFormats } from '#lib/explore/feeds/formats.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { gatherReads } from '#lib/platform/database/reads.server.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { makeEvent, organisation } from '../support/cast/events.ts';
import { test } from '../support/database.ts';

let ears: ReturnType<typeof createListener> | undefined;
afterEach(async () => {
	pageCache.listening = false;
	pageCache.clear();
	await ears?.end({ timeout: 1 });
});

interface Asked {
	file: string;
	params?: Record<string, string>;
	query?: string;
}
const lists: Record<string, Asked> = {
	'the front page': { file: '(public)/+page.server.ts' },
	Oplev: { file: '(public)/explore/+page.server.ts' },
	'Oplev, narrowed': { file: '(public)/explore/+page.server.ts', query: 'district=noerrebro&category=food' },
	'the map': { file: '(public)/explore/map.json/+server.ts' },
	'the map, narrowed': { file: '(public)/explore/map.json/+server.ts', query: 'free=1&near=55.7,12.55' },
	'a list on another site': { file: '(public)/embed/+server.ts' },
	'the JSON list': { file: 'api/v1/[...list]/+server.ts', params: { list: 'events' } },
	"the partner's page": {
		file: '(public)/partners/[organisation]/+page.server.ts',
		params: { organisation: 'parken' },
	},
	...Object.fromEntries(
		feedFormats.flatMap((format) =>
			['', 'district=noerrebro', 'partner=parken'].map((query) => [
				`${format} ${query}`,
				{ file: '(public)/explore/feed.[format]/+server.ts', params: { format }, query },
			]),
		),
	),
};

/** What a visitor gets, as `hooks.server.ts` keeps it. */
async function visit(db: Database, { file, params = {}, query = '' }: Asked): Promise<string> {
	const { load, GET } = (await import(/* @vite-ignore */ `../../src/routes/${file}`)) as Record<
		'load' | 'GET',
		((event: unknown) => Promise<unknown>) | undefined
	>;
	const url = new URL(`https://bland.example/?${query}`);
	const event = {
		url,
		params,
		request: new Request(url),
		locals: { db, actor: visitor, locale: 'da' },
		setHeaders: () => {},
	};
	const key = `${file} ${JSON.stringify(params)}?${query}`;
	const response = await pageCache.answerOr(key, Date.now(), (reads) =>
		gatherReads(reads, async () => {
			if (GET) return (await GET(event)) as Response;
			// A part of it may still be on its way when the page begins.
			const data = (await load!(event)) as object;
			const whole = await Promise.all(Object.entries(data).map(async ([name, part]) => [name, await part]));
			return Response.json(whole);
		}),
	);
	return response.text();
}

describe('a change is seen at once in', () => {
	test.for(Object.entries(lists))('%s', async ([, list], { db, url }) => {
		const host = await organisation(db, 'parken');
		const tomorrow = new Date(Date.now() + 86_400_000);
		const place = { lat: 55.7, lng: 12.55, districtNr: 3 as const, categories: ['food' as const] };
		const event = { publishedAt: new Date(), startsAt: tomorrow, ...place };
		const { id } = await makeEvent(db, host.id, { title: 'Suppeaften', ...event });
		ears = createListener(url);
		hearAnnouncements(pageCache, ears);
		await vi.waitFor(() => expect(pageCache.listening).toBe(true), 5000);

		const before = await visit(db, list);
		expect(before).toContain('Suppeaften');
		expect(await visit(db, list), 'it is kept').toBe(before);

		await db.updateTable('event').set({ title: 'Grillaften' }).where('id', '=', id).execute();
		await announcementsHeard(pageCache, db);
		const changed = await visit(db, list);
		expect(changed).toContain('Grillaften');
		expect(changed).not.toContain('Suppeaften');

		await db.updateTable('event').set({ state: 'draft' }).where('id', '=', id).execute();
		await announcementsHeard(pageCache, db);
		expect(await visit(db, list)).not.toContain('Grillaften');
	});
});
