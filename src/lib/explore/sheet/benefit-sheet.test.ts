/** A district's offers on paper: the nearest first, what fits, and how many more there are. */
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { readFilter } from '#lib/explore/filter.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { byReach, mostOnPaper } from '#lib/explore/sheet/benefit-sheet.ts';
import { benefitSheet } from '#lib/explore/sheet/benefit-sheet.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { makeBenefit } from '../../../../tests/support/cast/benefits.ts';
import { organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const of = (...reaches: ('place' | 'districts' | 'city')[]) => reaches.map((reach) => ({ reach }));

describe('what has room', () => {
	plain.for([
		[of(), 0, 3, 0, 0, 0],
		[of('city', 'place', 'districts'), 3, 3, 2, 1, 0],
		[of('city', 'city', 'place', 'place'), 4, 3, 2, 1, 1],
		[of('city', 'place', 'place', 'districts'), 9, 2, 2, 0, 7],
	] as const)(
		'%j of %i in %i: %i here, %i everywhere, %i more',
		([all, count, lines, here, everywhere, more]) => {
			const sheet = byReach(all, count, lines);
			expect([sheet.here.length, sheet.everywhere.length, sheet.more]).toEqual([here, everywhere, more]);
		},
	);
});

describe('a district’s offers', () => {
	const now = new Date('2026-11-25T09:00:00Z');
	beforeAll(() => setClock(now));
	afterAll(() => setClock(null));

	test('are those of the list, the nearest first, and the rest is counted', async ({ db }) => {
		const { id } = await organisation(db, 'huset');
		const at = { reach: 'place', address: 'Kapelvej 16', lat: 55.69, lng: 12.55, districtNr: 3 } as const;
		await makeBenefit(db, id, { title: 'Kun hos naboen', ...at, districtNr: 4 });
		await makeBenefit(db, id, { title: 'Slut i går', ...at, validUntil: '2026-11-24' });
		await makeBenefit(db, id, { title: 'For længe siden', ...at, confirmedAt: new Date('2025-11-01') });
		await makeBenefit(db, id, { title: 'Kladde', ...at, state: 'draft' });
		await makeBenefit(db, id, { title: 'Lån et værksted', ...at, contentLocale: 'ar' });
		await makeBenefit(db, id, { title: 'To bydele', reach: 'districts', districts: [3, 4] });
		for (let index = 0; index < mostOnPaper; index++) await makeBenefit(db, id, { title: `Byens ${index}` });

		const filter = readFilter(new URLSearchParams('district=noerrebro&when=today'));
		const { here, everywhere, more } = await benefitSheet(db, filter, now);
		expect(here.map(({ title }) => title)).toEqual(['Lån et værksted', 'To bydele']);
		expect(here[0]).toMatchObject({ howToGet: 'Mød op kl. 10.', confirmedAt: now, contentLocale: 'ar' });
		expect(everywhere).toHaveLength(mostOnPaper - 2);
		expect(more).toBe(2);
		const list = readFilter(new URLSearchParams('district=noerrebro&kind=benefits'));
		expect(here.length + everywhere.length + more).toBe(await howMuchFits(db, list, now));
	});
});
