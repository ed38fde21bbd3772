import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { districtNrs } from '#lib/geography/districts.ts';
import { neighboursOf } from '#lib/geography/neighbours.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import { kindsLike, matchingKinds, typeOf } from '#lib/matching/postings/kinds.ts';
import { postingStanding, remaining, sharedPeriod, weekdays } from '#lib/matching/postings/posting.ts';
import { best, bordersBetween, mostPoints, rank, type Rankable } from '#lib/matching/suggestions/rank.ts';
import { sayReason } from '#lib/matching/labels.ts';
import { currentEdition } from '#lib/policy/edition.ts';

const base: Rankable = {
	kind: 'mentors',
	districts: [3],
	goal: '2011-2014/goal-2',
	languages: ['da', 'ar'],
	weekdays: [2],
	startsOn: '2027-01-01',
	endsOn: '2027-06-30',
};
const about = (other: Partial<Rankable>, own: Partial<Rankable> = {}) =>
	rank({ ...base, ...own }, { ...base, ...other });
const words = (other: Partial<Rankable>, own: Partial<Rankable> = {}) =>
	about(other, own)?.reasons.map(sayReason);

describe('a table of meetings', () => {
	test.each<[string, Partial<Rankable>, number | null]>([
		['the same in everything', {}, 100],
		['another kind that counts the same', { kind: 'homework-help' }, null],
		['the whole city', { districts: [] }, 93],
		['the district next door', { districts: [8] }, 89],
		['the other end of the city', { districts: [9] }, 81],
		['near by of several', { districts: [8, 9] }, 89],
		['the same focus area', { goal: '2011-2014/goal-3' }, 95],
		['another goal altogether', { goal: '2011-2014/goal-7' }, 90],
		['no language in common', { languages: ['so'] }, 90],
		['no language said', { languages: [] }, 90],
		['no day in common', { weekdays: [4] }, 95],
		['only a single day together', { startsOn: '2027-06-30', endsOn: '2027-12-31' }, null],
		['two days together', { startsOn: '2027-06-29', endsOn: '2027-12-31' }, 91],
		['half of the time', { startsOn: '2027-04-01', endsOn: '2027-09-30' }, 95],
		['a short one within', { startsOn: '2027-02-01', endsOn: '2027-02-28' }, 100],
	])('%s: %s', (_, other, score) => expect(about(other)?.score ?? null).toBe(score));

	test('guest teachers and company visits count the same', () => {
		expect(about({ kind: 'guest-teachers' }, { kind: 'company-visits' })?.score).toBe(84);
		expect(kindsLike('guest-teachers')).toEqual(['guest-teachers', 'company-visits']);
		expect(matchingKinds.every((kind) => typeOf(kind).direction === 'up')).toBe(true);
	});

	test('says why, in words', () => {
		expect(words({})).toEqual([
			'Samme ønske: Mentorer',
			'Samme bydel: Nørrebro',
			expect.stringMatching(/^Samme mål: ./),
			'Fælles sprog: dansk og arabisk',
			'Begge kan 1. jan. – 30. juni 2027',
			'Begge kan tirsdag',
		]);
		expect(words({ districts: [8], weekdays: [] })).toContain('Nabobydele: Nørrebro og Bispebjerg');
		expect(words({ weekdays: [] })?.some((line) => line.includes('dag'))).toBe(false);
		expect(words({ districts: [] })).toContain('Gælder hele byen');
		expect(words({ kind: 'guest-teachers' }, { kind: 'company-visits' })?.[0]).toBe(
			'Ligner hinanden: Virksomhedsbesøg og Gæstelærere',
		);
	});

	test('borders are crossed one at a time', () => {
		for (const one of districtNrs) {
			expect(bordersBetween(one, one)).toBe(0);
			for (const other of neighboursOf(one)) expect(bordersBetween(one, other)).toBe(1);
			for (const other of districtNrs) expect(bordersBetween(one, other)).toBe(bordersBetween(other, one));
		}
	});

	test.each([
		['draft', { state: 'draft' }, 'draft'],
		['open on its last day', { endsOn: '2026-11-22' }, 'open'],
		['expired the day after', { endsOn: '2026-11-21' }, 'expired'],
		['used up, whatever the date', { endsOn: '2026-11-21', used: 5 }, 'matched'],
		['closed before anything else', { state: 'closed', used: 5 }, 'closed'],
	] as const)('standing: %s', (_, given, standing) => {
		const posting = { state: 'published' as const, quantity: 5, used: 0, endsOn: '2027-01-01', ...given };
		expect(postingStanding(posting, '2026-11-22')).toBe(standing);
	});

	test('what is left has two decimals, and days that are gone are not shared', () => {
		expect(remaining({ quantity: 0.3, used: 0.1 })).toBe(0.2);
		expect(sharedPeriod(base, base, '2027-03-01')).toEqual({ startsOn: '2027-03-01', endsOn: '2027-06-30' });
		expect(sharedPeriod(base, base, '2027-06-30')).toBeNull();
	});
});

const some = <Value>(values: readonly Value[]) =>
	fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
const rankable: fc.Arbitrary<Rankable> = fc
	.record({
		kind: fc.constantFrom(...matchingKinds),
		districts: some(districtNrs),
		goal: fc.constantFrom(...currentEdition().goals.map(({ key }) => key)),
		languages: some(languageCodes),
		weekdays: some(weekdays),
		start: fc.nat(400),
		length: fc.integer({ min: 1, max: 400 }),
	})
	.map(({ start, length, ...rest }) => {
		const startsOn = addDays('2026-11-01', start);
		return { ...rest, startsOn, endsOn: addDays(startsOn, length) };
	});
const withId = fc.uniqueArray(
	fc.tuple(rankable, fc.nat(10_000)).map(([posting, id]) => ({ ...posting, id })),
	{ selector: ({ id }) => id, maxLength: 25 },
);

describe('whatever is posted', () => {
	test('the ranking is the same both ways, in bounds, and the sum of its reasons', () =>
		fc.assert(
			fc.property(rankable, rankable, (one, other) => {
				const ranking = rank(one, other);
				expect(rank(other, one)).toEqual(ranking);
				if (!ranking) return;
				expect(ranking.score).toBe(ranking.reasons.reduce((sum, { points }) => sum + points, 0));
				expect(ranking.score).toBeGreaterThan(0);
				expect(ranking.score).toBeLessThanOrEqual(mostPoints);
				for (const reason of ranking.reasons) {
					expect(reason.points).toBeGreaterThan(0);
					expect(sayReason(reason)).not.toMatch(/undefined|NaN|Invalid/);
				}
			}),
			{ numRuns: 400 },
		));

	test('the best stand in one order, however they come', () =>
		fc.assert(
			fc.property(rankable, withId, fc.nat(10), (own, candidates, most) => {
				const chosen = best(own, candidates, most);
				expect(best(own, candidates.toReversed(), most)).toEqual(chosen);
				expect(chosen.length).toBeLessThanOrEqual(most);
				const scores = chosen.map(({ score }) => score);
				expect(scores).toEqual(scores.toSorted((a, b) => b - a));
			}),
		));

	test('a thing meets itself with all it could score', () =>
		fc.assert(
			fc.property(rankable, (one) => {
				const itself = rank(one, one)!.score;
				expect(itself).toBeGreaterThanOrEqual(78);
			}),
		));
});
