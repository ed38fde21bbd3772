import { describe, expect, test as plain } from 'vitest';
import { afterAll, beforeAll } from 'vitest';
import { isNewPartner, linksIn, newPartnerDays, tooManyLinks } from '#lib/listings/limits.ts';
import { countPublished, mostOf } from '#lib/listings/limits.server.ts';
import { publishersFullOn } from '#lib/listings/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { organisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

describe('links in the words of a listing', () => {
	plain.each([
		['Kom og spis med', 0],
		['Se https://a.example og www.b.example/x.', 2],
		['bl.a. suppe kl. 18, f.eks. linser', 0],
		['Skriv til post@a.example', 0],
		['http://a.example\n\nhttp://a.example', 2],
	])('are what its page makes into links: %s', (text, count) => {
		expect(linksIn([text])).toBe(count);
	});

	const limits = { LINKS_OF_NEW_PARTNERS: 2, LINKS_PER_LISTING: 4 };
	const links = (count: number) => [
		Array.from({ length: count }, (_, index) => `https://${index}.example`).join(' '),
	];
	plain.each([
		[2, 0, true, null],
		[3, 0, true, { count: 3, most: 2 }],
		[4, 0, false, null],
		[5, 0, false, { count: 5, most: 4 }],
		// What stood there before may stay, and not grow.
		[5, 5, false, null],
		[6, 5, false, { count: 6, most: 4 }],
	])('%i where %i stood, of a new partner: %s', (now, before, isNew, answer) => {
		expect(tooManyLinks({ texts: links(now), before: links(before) }, isNew, limits)).toEqual(answer);
	});

	plain('a partner is new for its first days, and when it is let in again', () => {
		const at = new Date('2026-11-22T12:00:00Z');
		const since = (days: number) => ({ stateChangedAt: new Date(at.getTime() - days * 86_400_000) });
		expect(isNewPartner(since(newPartnerDays - 1), at)).toBe(true);
		expect(isNewPartner(since(newPartnerDays), at)).toBe(false);
	});
});

describe('what is put up in a day', () => {
	const count = (db: Database, organisationId: number, way: 'typed' | 'imported' = 'typed') =>
		db.transaction().execute((trx) => countPublished(trx, organisationId, way));

	test('is counted once each, however many press at once, and anew the next day', async ({ db }) => {
		const { id, slug } = await organisation(db, 'gaarden');
		const presses = mostOf('typed') + 8;
		const answers = await Promise.all(Array.from({ length: presses }, () => count(db, id)));
		expect(answers.filter(Boolean)).toHaveLength(mostOf('typed'));
		expect(await publishersFullOn(db, '2026-11-22')).toMatchObject([{ slug, way: 'typed' }]);
		// Another organisation, and what comes from a calendar, have their own.
		expect(await count(db, (await organisation(db, 'en-anden')).id)).toBe(true);
		expect(await count(db, id, 'imported')).toBe(true);
		// Midnight is Copenhagen's.
		setClock('2026-11-22T22:59:00Z');
		expect(await count(db, id)).toBe(false);
		setClock('2026-11-22T23:01:00Z');
		expect(await count(db, id)).toBe(true);
		expect(await publishersFullOn(db, '2026-11-23')).toEqual([]);
		setClock('2026-11-22T12:00:00Z');
	});

	test('is not counted where the rest came to nothing', async ({ db }) => {
		const { id } = await organisation(db, 'gaarden');
		await expect(
			db.transaction().execute(async (trx) => {
				await countPublished(trx, id, 'typed');
				throw new Error('something else was wrong');
			}),
		).rejects.toThrow('something else');
		expect(await db.selectFrom('publishingDay').selectAll().execute()).toEqual([]);
	});
});
