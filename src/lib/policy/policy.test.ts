import { describe, expect, test } from 'vitest';
import {
	commitmentType,
	commitmentTypes,
	defaultGoalOf,
	formatAmount,
	isCommitmentTypeKey,
	typesFor,
} from '#lib/policy/catalogue.ts';
import { charterOf, charters, charterTexts, currentCharter } from '#lib/policy/charter.ts';
import {
	editions,
	focusAreaByKey,
	focusAreaBySlug,
	focusAreaOf,
	goalBySlug,
	goalOf,
	goalsAt,
	goalsIn,
	isFocusAreaKey,
	isGoalKey,
	localised,
} from '#lib/policy/edition.ts';
import { isComplete, locales } from '#lib/i18n/locale.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { focusAreaLabel, goalLabel } from '#lib/policy/labels.ts';

/** Every text inside a piece of data, by language, with the path that leads to it. */
function texts(data: unknown, path = ''): [string, Record<string, unknown>][] {
	if (typeof data !== 'object' || data === null) return [];
	if (locales.some((locale) => locale in data)) return [[path, data as Record<string, unknown>]];
	return Object.entries(data).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

const [edition] = editions;
const areaKeys = edition.focusAreas.map(({ key }) => key);

const unique = (keys: readonly string[]) => new Set(keys).size === keys.length;

describe('every complete language', () => {
	const complete = locales.filter(isComplete);
	test.each([...texts(edition, 'edition'), ...texts(commitmentTypes, 'type')])('%s', (_path, text) =>
		expect(Object.keys(text)).toEqual(expect.arrayContaining(complete)),
	);

	test.each([
		...texts(editions, 'edition'),
		...texts(commitmentTypes, 'type'),
		...texts(charters, 'charter'),
	])('%s is words, and in Danish at least', (_path, text) => {
		expect(text).toHaveProperty('da');
		for (const words of Object.values(text)) expect(words).toMatch(/^\S(?:.*\S)?$/);
	});

	test.each([
		['en', 'city'],
		['da', 'by'],
		['de', 'by'],
		['ar', '\u2068by\u2069'],
	])('a text alone, in %s', (locale, alone) =>
		expect(localised({ da: 'by', en: 'city' }, locale)).toBe(alone),
	);
});

describe('the edition', () => {
	test('has the policy in full', () => {
		expect(edition.principles).toHaveLength(3);
		expect(edition.grounds.map((ground) => ground.key)).toEqual([
			'age',
			'disability',
			'gender',
			'origin',
			'politics',
			'ethnicity',
			'belief',
			'orientation',
		]);
		expect(edition.focusAreas.map(({ slug }) => slug)).toEqual([
			'youth',
			'work',
			'vulnerable',
			'inclusive-city',
		]);
		expect(edition.goals.map(({ slug }) => slug)).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((number) => `goal-${number}`),
		);
		expect(edition.committees).toHaveLength(7);
		expect(edition.committees.map(({ key }) => key)).toContain(
			`${edition.key}/${edition.responsible.committee}`,
		);
	});

	test.each(edition.goals.map((goal) => [goal.key, goal] as const))('%s stands in one area', (key, goal) => {
		expect(areaKeys).toContain(goal.focusArea);
		expect(focusAreaOf(key)?.key).toBe(goal.focusArea);
		expect(goalsIn(goal.focusArea)).toContain(goal);
		expect(key).toBe(`2011-2014/goal-${goal.number}`);
	});

	test.each(areaKeys)('%s has goals and a lighthouse', (key) => {
		expect(goalsIn(key).length).toBeGreaterThan(0);
		expect(edition.lighthouses.filter((lighthouse) => lighthouse.focusArea === key)).toHaveLength(1);
	});

	test('only the second goal has a number to reach', () => {
		expect(edition.goals.filter((goal) => goal.target).map((goal) => goal.slug)).toEqual(['goal-2']);
		expect(goalOf('2011-2014/goal-2')).toMatchObject({
			direction: 'down',
			target: { value: 5.8, bound: 'at-most' },
		});
	});

	test.each([
		['2011-2014/goal-1', true, false],
		['2011-2014/youth', false, true],
		['2011-2014/goal-8', false, false],
		['goal-1', false, false],
		['constructor', false, false],
		[undefined, false, false],
		[1, false, false],
	])('key %s', (key, goal, area) => {
		expect(isGoalKey(key)).toBe(goal);
		expect(isFocusAreaKey(key)).toBe(area);
	});

	test('an address says goals and areas as it always has', () => {
		expect(goalBySlug('goal-2')?.key).toBe('2011-2014/goal-2');
		expect(focusAreaBySlug('work')?.key).toBe('2011-2014/work');
		expect(goalsAt('work').map(({ pageSlug }) => pageSlug)).toEqual(['2', '3']);
		expect(goalsAt('goal-2').map(({ key }) => key)).toEqual(['2011-2014/goal-2']);
		for (const nothing of ['2011-2014/goal-2', 'constructor', '']) expect(goalsAt(nothing)).toEqual([]);
	});

	test('a key that nothing has is spoken of, and never an error', () => {
		expect([goalOf('2019-2022/goal-1'), focusAreaByKey('space'), focusAreaOf('goal-1')]).toEqual([
			null,
			null,
			null,
		]);
		expect(goalLabel('2019-2022/goal-1', 'en')).toBe('A goal of another policy');
		expect(focusAreaLabel('2019-2022/space', 'en')).toBe('A focus area of another policy');
		expect(commitmentType('space-flights')).toMatchObject({ key: 'space-flights', direction: 'up' });
		expect(formatAmount(2, commitmentType('space-flights').unit, 'da')).toBe('2\u00a0enheder');
	});
});

describe('the catalogue', () => {
	test('has unique types and units', () => {
		expect(commitmentTypes.length).toBeGreaterThanOrEqual(14);
		expect(unique(commitmentTypes.map((type) => type.key))).toBe(true);
		expect(unique(commitmentTypes.map((type) => type.unit.key))).toBe(true);
	});

	test.each(commitmentTypes.map((type) => [type.key, type] as const))('%s is whole', (key, type) => {
		expect(isCommitmentTypeKey(key)).toBe(true);
		expect(commitmentType(key)).toBe(type);
		expect(isGoalKey(defaultGoalOf(type, edition))).toBe(true);
		expect(type.defaultTarget).toBeGreaterThan(0);
		expect(organisationKinds.some((kind) => typesFor(kind).includes(type))).toBe(true);
		if (type.direction === 'down') expect(type.countedFrom).toBe('manual');
	});

	test.each(organisationKinds)('%s has at least four types to choose from', (kind) => {
		expect(typesFor(kind).length).toBeGreaterThanOrEqual(4);
	});

	test.each(areaKeys)('%s is served by a type', (area) => {
		expect(
			commitmentTypes.some((type) => focusAreaOf(defaultGoalOf(type, edition) ?? '')?.key === area),
		).toBe(true);
	});

	test.each([
		[1, 'apprenticeships', 'da', 'short', '1 læreplads'],
		[10, 'apprenticeships', 'da', 'short', '10 lærepladser'],
		[0, 'apprenticeships', 'da', 'short', '0 lærepladser'],
		[1, 'apprenticeships', 'en', 'short', '1 apprenticeship'],
		[10, 'apprenticeships', 'en', 'short', '10 apprenticeships'],
		[64, 'mentor-hours', 'da', 'short', '64 t'],
		[64, 'mentor-hours', 'en', 'short', '64 h'],
		[64, 'mentor-hours', 'da', 'long', '64 mentortimer'],
		[1, 'mentor-hours', 'da', 'long', '1 mentortime'],
		[1234.5, 'mentor-hours', 'da', 'short', '1.234,5 t'],
		[1234.5, 'mentor-hours', 'en', 'short', '1,234.5 h'],
		[3, 'answer-days', 'da', 'short', '3 hverdage'],
	] as const)('%d of %s in %s, %s', (amount, key, locale, length, expected) => {
		const written = formatAmount(amount, commitmentType(key).unit, locale, length);
		expect(written.replaceAll('\u00a0', ' ')).toBe(expected);
		expect(written).not.toContain(' ');
	});
});

describe('the charter', () => {
	test('has three principles and three duties, and names every ground', () => {
		expect(currentCharter).toMatchObject({ version: 1, title: { da: 'Vi blander os i byen' } });
		expect(currentCharter.principles).toHaveLength(3);
		expect(currentCharter.duties).toHaveLength(3);
		for (const locale of ['da', 'en']) {
			for (const ground of edition.grounds) {
				expect(charterTexts(1)[locale]).toContain(localised(ground.name, locale).split(' eller ')[0]);
			}
		}
	});

	test.each(charters.map((charter) => charter.version))('version %d reads in its languages', (version) => {
		const written = charterTexts(version);
		expect(Object.keys(written)).toEqual(Object.keys(charterOf(version).title));
		for (const text of Object.values(written) as string[]) {
			expect(text).toMatch(new RegExp(`^.+\n\nVersion ${version}\n\n`));
			expect(text).not.toMatch(/ \n|\r|\n\n\n|\n\n$/);
			expect(text).toBe(text.normalize('NFC'));
		}
		expect(charterOf(version).version).toBe(version);
	});

	test('a version that was never published is an error', () => {
		expect(() => charterTexts(99)).toThrow('charter version 99');
	});

	test('version 1 is frozen', async () => {
		const hash = async (locale: string) => {
			const bytes = new TextEncoder().encode(charterTexts(1)[locale]);
			return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
		};
		expect({ da: await hash('da'), en: await hash('en') }).toMatchInlineSnapshot(`
			{
			  "da": "aa20566cd0e5bbc9101a2c75abd74df54a856665dd03a1481fb4b356412b68cc",
			  "en": "cc2cc1cc454ffc9ab8b2b6b7e44fc5c39787b0a0fe4b0e98cf7ef317f9ebd2b8",
			}
		`);
	});
});
