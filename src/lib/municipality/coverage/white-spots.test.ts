import { describe, expect, test } from 'vitest';
import {
	askedSectors,
	factsOf,
	fewPartners,
	rankSpots,
	reasonsOf,
	type Reason,
	type SpotFacts,
} from '#lib/municipality/coverage/white-spots.ts';
import { currentEdition, focusAreaOf } from '#lib/policy/edition.ts';

const edition = currentEdition();
const area = edition.focusAreas[0]!.key;
const everySector = Object.fromEntries(askedSectors.map((kind) => [kind, 1]));
const enough = Object.fromEntries(askedSectors.map((kind) => [kind, fewPartners]));

/** Nothing is missing. */
const whole: SpotFacts = {
	district: 3,
	area,
	named: 6,
	namedRunning: 5,
	wholeCity: 1,
	ending: 0,
	bySector: everySector,
	events: 4,
	partners: enough,
	marked: [],
};

describe('what is missing, the weightiest first', () => {
	const cases: [string, Partial<SpotFacts>, Reason[]][] = [
		['nothing', {}, []],
		['a marked area where nothing is missing is a need and no gap', { marked: ['Husum'] }, []],
		[
			'no promise names the district, though some are for the whole city',
			{ named: 0, namedRunning: 0, bySector: {} },
			[{ kind: 'unnamed', wholeCity: 1 }],
		],
		[
			'nothing at all: the sectors say no more',
			{ named: 0, namedRunning: 0, wholeCity: 0, bySector: {}, events: 0 },
			[{ kind: 'unnamed', wholeCity: 0 }, { kind: 'quiet' }],
		],
		['one of five ends', { ending: 1 }, [{ kind: 'ending', count: 1, all: false }]],
		['all that run end, whatever is over already', { ending: 5 }, [{ kind: 'ending', count: 5, all: true }]],
		['no events', { events: 0 }, [{ kind: 'quiet' }]],
		[
			'a sector promises nothing',
			{ bySector: { ...everySector, school: 0 } },
			[{ kind: 'missing_sectors', sectors: ['school'] }],
		],
		[
			'a sector has few partners',
			{ partners: { ...enough, housing: fewPartners - 1, business: undefined } },
			[
				{
					kind: 'few_partners',
					sectors: [
						{ sector: 'business', count: 0 },
						{ sector: 'housing', count: fewPartners - 1 },
					],
				},
			],
		],
		[
			'a marked area weighs where something is missing',
			{ marked: ['Husum'], events: 0 },
			[{ kind: 'marked', places: ['Husum'] }, { kind: 'quiet' }],
		],
		[
			'the lack comes before the mark where nobody promises anything',
			{ marked: ['Husum'], named: 0, namedRunning: 0, bySector: {} },
			[
				{ kind: 'unnamed', wholeCity: 1 },
				{ kind: 'marked', places: ['Husum'] },
			],
		],
		[
			'faith communities, media and the city itself are missing nowhere',
			{ bySector: { ...everySector, faith: 0, media: 0, municipality: 0 } },
			[],
		],
	];
	test.each(cases)('%s', (_, given, expected) => expect(reasonsOf({ ...whole, ...given })).toEqual(expected));
});

describe('the order', () => {
	const empty = { named: 0, namedRunning: 0, bySector: {} };
	const ranked = (...facts: Partial<SpotFacts>[]) =>
		rankSpots(facts.map((one) => ({ ...whole, ...one }))).map(({ district }) => district);

	test.each<[string, Partial<SpotFacts>[], number[]]>([
		['nowhere', [{}], []],
		['a small lack or two is how most places look', [{ events: 0, partners: {} }], []],
		[
			'a marked area without promises comes before any other',
			[
				{ district: 1, ...empty },
				{ district: 7, ...empty, marked: ['Husum'] },
				{ district: 2, ending: 5 },
			],
			[7, 1, 2],
		],
		[
			'equal ones by how few promises there are, then in order',
			[
				{ district: 5, ending: 1, events: 0, named: 9 },
				{ district: 6, ending: 1, events: 0, named: 2 },
				{ district: 8, ending: 1, events: 0, named: 2 },
			],
			[6, 8, 5],
		],
	])('%s', (_, facts, expected) => expect(ranked(...facts)).toEqual(expected));

	test('whom to ask: the sectors that promise nothing, else those with few partners', () => {
		const asked = (facts: Partial<SpotFacts>) => rankSpots([{ ...whole, ending: 5, ...facts }])[0]?.asked;
		expect(asked({ bySector: { ...everySector, school: 0 }, partners: {} })).toEqual(['school']);
		expect(asked({ partners: { ...enough, housing: 1 } })).toEqual(['housing']);
		expect(asked({})).toEqual([]);
		expect(asked(empty)).toEqual(askedSectors);
	});
});

describe('what is known of a place', () => {
	const [goal] = edition.goals;
	const safety = edition.markedAreas[0]!;

	test('adds the goals of an area, and knows where nothing is known', () => {
		const facts = factsOf(edition, {
			counts: [
				{
					district: 3,
					goal: goal!.key,
					commitments: 5,
					named: 3,
					namedRunning: 2,
					ending: 1,
					bySector: { business: 2, school: 3 },
				},
			],
			events: [{ district: 3, area, count: 2 }],
			partners: [{ district: 3, kind: 'business', count: 7 }],
		});
		expect(facts).toHaveLength(10 * edition.focusAreas.length);
		expect(facts.find((one) => one.district === 3 && one.area === area)).toMatchObject({
			named: 3,
			namedRunning: 2,
			wholeCity: 2,
			ending: 1,
			events: 2,
			partners: { business: 7 },
			bySector: { business: 2, school: 3, housing: 0 },
		});
		expect(facts.find((one) => one.district === 4 && one.area === area)).toMatchObject({
			named: 0,
			events: 0,
			partners: {},
		});
	});

	test('a marked area is marked toward its goal’s focus area alone', () => {
		const marked = factsOf(edition, { counts: [], events: [], partners: [] }).filter(
			(one) => one.district === safety.district && one.marked.length,
		);
		expect(marked.map((one) => one.area)).toEqual([focusAreaOf(safety.goal)!.key]);
		expect(marked[0]!.marked).toContain(safety.name);
	});
});
