import { describe, expect, test } from 'vitest';
import { filterOf, periodOf, queryOf, searching, type Rhythm } from '#lib/alerts/alert.ts';
import { consentText, subjectLabel, subjectPath } from '#lib/alerts/labels.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { m } from '#lib/paraglide/messages.js';

describe('the day from which a digest is due', () => {
	test.for<[Rhythm, string, string, string]>([
		['daily', '2026-11-25', 'a Wednesday', '2026-11-25'],
		['weekly', '2026-11-25', 'a Wednesday', '2026-11-19'],
		['weekly', '2026-11-26', 'a Thursday', '2026-11-26'],
		['weekly', '2026-11-27', 'a Friday', '2026-11-26'],
		['weekly', '2026-12-02', 'the Wednesday after', '2026-11-26'],
		['weekly', '2027-01-01', 'over New Year', '2026-12-31'],
	])('%s on %s, %s', ([rhythm, today, , period]) => {
		expect(periodOf(rhythm, today)).toBe(period);
	});
});

describe('what of a filter is followed', () => {
	test.for([
		['', ''],
		['?q=Mad&district=noerrebro', 'q=Mad&district=noerrebro'],
		['?district=noerrebro&q=Mad', 'q=Mad&district=noerrebro'],
		// When it happens is not asked.
		['?when=weekend&day=2026-12-01&kind=events', 'kind=events'],
		// A point to some hundred metres, and not the words that may be an address.
		['?near=55.6943217,12.5512345&place=Hedebygade%2014&sort=distance', 'near=55.694%2C12.551'],
		['?near=55.694,12.551&km=5', 'near=55.694%2C12.551&km=5'],
		['?near=55.694,12.551&km=3', 'near=55.694%2C12.551'],
		['?near=55.694,12.551&km=4', 'near=55.694%2C12.551'],
		['?km=5', ''],
		['?near=0,0', ''],
		['?nonsense=1&kind=nothing', ''],
		['?free=1&accessible=1&category=food&language=ar', 'language=ar&category=food&free=1&accessible=1'],
	])('%s', ([asked, kept]) => {
		const query = queryOf(readFilter(new URLSearchParams(asked)));
		expect(query).toBe(kept);
		expect(queryOf(filterOf(query))).toBe(query);
	});
});

test('what it is about is said in words, and leads to where it is seen', () => {
	const everything = searching('');
	expect(subjectLabel(everything)).toBe(m.alert_everything());
	expect(subjectPath(everything)).toBe('/explore');
	const partner = { ...everything, partner: { id: 1, name: 'Huset', slug: 'huset-1' } };
	expect(subjectLabel(partner)).toBe('Huset');
	expect(subjectPath(partner)).toBe('/partners/huset-1');
	const search = searching('district=noerrebro&free=1');
	expect(subjectLabel(search)).toBe(`Nørrebro · ${m.explore_free()}`);
	expect(consentText(search, 'weekly')).toContain('Nørrebro');
});
