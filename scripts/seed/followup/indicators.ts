/** What the demo's barometer measures. Every figure is invented, and says so where its source stands. */
import type { Definition } from '#lib/followup/barometer/indicator.ts';

export const source = 'Opdigtede tal til demoen';

/** What is said alike of each. */
export const shared = {
	frequency: 'half_year',
	sourceLicence: 'CC BY 4.0',
	responsible: 'Kontoret for Inklusion',
	contact: 'barometer@by.example',
	caveats: 'Tallene er opdigtede og siger intet om byen.',
	caveatsEn: 'The figures are invented and say nothing of the city.',
} satisfies Partial<Definition>;

type Words = Pick<Definition, 'goal' | 'name' | 'nameEn' | 'unit' | 'unitEn' | 'direction' | 'tolerance'>;
export interface IndicatorPlan extends Words {
	key: string;
	method: string;
	methodEn: string;
	decimals?: Definition['decimals'];
	countsPeople?: boolean;
	proxy?: boolean;
	/** Reached so many half-years after the baseline. */
	target?: { value: number; after: number };
	/** Of six half-years, the last of which is the newest edition's; null is kept back. */
	values: readonly (number | null)[];
	/** What it is to come closer to, by half-year. */
	references?: readonly number[];
	/** Answers behind each figure. */
	base?: number;
	/** In the newest half-year, by district from the first on; and in the one before. */
	districts?: readonly [newest: readonly (number | null)[], before: readonly (number | null)[]];
	/** Answers in each district. */
	districtBases?: readonly number[];
	/** Measured otherwise from this of the six on. */
	broken?: { at: number; words: string };
	/** The newest figure may still change. */
	provisional?: true;
	/** What is in already of the half-year that is being collected. */
	next?: number;
}

const asked = 'Vi spørger et udsnit af københavnerne hvert halve år. Alle får de samme spørgsmål.';
const askedEn = 'We ask a sample of Copenhageners every half-year. All get the same questions.';

export const indicatorPlans: readonly IndicatorPlan[] = [
	{
		key: 'school',
		goal: '2011-2014/goal-1',
		name: 'De svageste 25 % af de tosprogede elever',
		nameEn: 'The weakest 25 % of bilingual pupils',
		unit: 'point i dansk, 9. klasse',
		unitEn: 'points in Danish, 9th grade',
		direction: 'up',
		tolerance: 0.1,
		method: 'Gennemsnit af de laveste 25 procent af karakterpointene i dansk.',
		methodEn: 'The mean of the lowest 25 per cent of points in Danish.',
		values: [31, 32, 31.5, 33, 34, 34.2],
		next: 34.6,
	},
	{
		key: 'apprentices',
		goal: '2011-2014/goal-1',
		name: 'Unge i lære et år efter skolen',
		nameEn: 'Young people in apprenticeship a year after school',
		unit: '%',
		unitEn: null,
		direction: 'up',
		tolerance: 0.5,
		method: 'Andel, der er i lære et år efter 9. klasse. Målt første gang i år.',
		methodEn: 'Share in apprenticeship a year after 9th grade. Measured for the first time this year.',
		values: [18.4],
	},
	{
		key: 'unemployment',
		goal: '2011-2014/goal-2',
		name: 'Overledigheden blandt etniske minoriteter',
		nameEn: 'Excess unemployment among ethnic minorities',
		unit: 'procentpoint',
		unitEn: 'percentage points',
		direction: 'down',
		tolerance: 0.2,
		target: { value: 5.8, after: 9 },
		method: 'Forskellen mellem to ledighedsprocenter i kommunens register.',
		methodEn: 'The difference between two rates of unemployment in the city’s register.',
		values: [9.6, 9.1, 8.8, 8.3, 7.6, 7.2],
		next: 7,
	},
	{
		key: 'leaders',
		goal: '2011-2014/goal-3',
		name: 'Kommunens ledere over for byens arbejdsstyrke',
		nameEn: 'The city’s managers beside its workforce',
		unit: 'indeks',
		unitEn: 'index',
		direction: 'closer',
		decimals: 0,
		tolerance: 1,
		method: 'Et indeks, hvor byens arbejdsstyrke er 100. Ingen person kan findes i tallet.',
		methodEn: 'An index where the city’s workforce is 100. No person can be found in the figure.',
		values: [61, 63, 64, 66, 67, 69],
		references: [100, 100, 100, 101, 101, 101],
	},
	{
		key: 'leisure',
		proxy: true,
		goal: '2011-2014/goal-4',
		name: 'Brug af fritidstilbud i de udsatte områder',
		nameEn: 'Use of leisure offers in the deprived areas',
		unit: '%',
		unitEn: null,
		direction: 'up',
		tolerance: 1.5,
		method: asked,
		methodEn: askedEn,
		values: [38, 39.5, null, 41, 40.2, 39],
		base: 640,
	},
	{
		key: 'homework',
		goal: '2011-2014/goal-4',
		name: 'Børn i lektiehjælp i de udsatte områder',
		nameEn: 'Children in homework help in the deprived areas',
		unit: 'børn',
		unitEn: 'children',
		direction: 'up',
		decimals: 0,
		countsPeople: true,
		tolerance: 10,
		method: 'Lektiecaféerne tæller de børn, der kommer, i en uge i oktober og en i marts.',
		methodEn: 'The homework cafés count the children who come in a week of October and one of March.',
		values: [212, 220, 236, 251, 262, 287],
		districts: [
			[14, null, 96, 31, 12, 3, 44, 71, 16, 0],
			[11, null, 88, 29, 15, 4, 40, 62, 13, 0],
		],
		next: 290,
	},
	{
		key: 'safety',
		goal: '2011-2014/goal-5',
		name: 'Trygheden i de udpegede områder',
		nameEn: 'Safety in the marked areas',
		unit: '%',
		unitEn: null,
		direction: 'up',
		tolerance: 0.5,
		method: `${asked} Tallet er andelen, der føler sig tryg om aftenen.`,
		methodEn: `${askedEn} The figure is the share who feel safe in the evening.`,
		values: [68, 67, 69, 70, 70, 70.2],
		base: 3600,
		districts: [
			[74.1, 81.3, 63.8, 69.9, 71.2, 78, 64.4, 66, 73.5, 72.8],
			[73.6, 81, 64.5, 69.1, 71.6, 77.2, 65.3, 65.1, 73.9, 72],
		],
		districtBases: [352, 371, 388, 360, 349, 24, 333, 361, 358, 366],
	},
	{
		key: 'belonging',
		goal: '2011-2014/goal-6',
		name: 'Andel, der føler, at de hører til i byen',
		nameEn: 'Share who feel that they belong in the city',
		unit: '%',
		unitEn: null,
		direction: 'up',
		tolerance: 0.5,
		method: asked,
		methodEn: askedEn,
		values: [74, 74.6, 75.1, 75.8, 76.9, 77.8],
		base: 3600,
		provisional: true,
	},
	{
		key: 'discrimination',
		goal: '2011-2014/goal-7',
		name: 'Andel, der oplever diskrimination',
		nameEn: 'Share who experience discrimination',
		unit: '%',
		unitEn: null,
		direction: 'down',
		tolerance: 0.5,
		method: `${asked} Tallet er andelen, der har oplevet det i det sidste år.`,
		methodEn: `${askedEn} The figure is the share who met it in the last year.`,
		values: [22, 22.4, 23, 23.1, 24, 24.6],
		base: 3600,
		broken: { at: 1, words: 'Spørgsmålet nævner nu også gaden og nattelivet.' },
	},
];
