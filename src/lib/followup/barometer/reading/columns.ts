/**
 * The columns of a file of figures, with what people and statistics offices call them. What divides people by a protected ground
 * is known, so that it can be refused by name: the barometer divides by district and by nothing else.
 */
import { checkWording, type WordingGround } from '#lib/policy/wording.ts';

export const columns = [
	'period',
	'value',
	'district',
	'reference',
	'withheld',
	'provisional',
	'base',
	'note',
	'status',
] as const;
type Column = (typeof columns)[number];
export const needed = ['period', 'value'] as const satisfies readonly Column[];

const names: Record<Column, readonly string[]> = {
	period: [
		'periode',
		'period',
		'halvår',
		'half-year',
		'half year',
		'år',
		'year',
		'tid',
		'time',
		'time period',
	],
	value: ['værdi', 'value', 'tal', 'figure', 'obs_value'],
	district: ['bydel', 'district', 'bydelsnr', 'bydel nr', 'område', 'area'],
	reference: ['sammenligning', 'sammenlignes med', 'reference', 'compared with'],
	withheld: ['tilbageholdt', 'withheld', 'mangler fordi', 'missing because'],
	provisional: ['foreløbig', 'foreløbigt', 'provisional'],
	base: ['antal svar', 'antal bag', 'grundlag', 'base', 'n', 'answers'],
	note: ['note', 'bemærkning', 'bemærkninger', 'remark', 'footnote'],
	status: ['observation status', 'obs_status', 'status'],
};

/** What a heading is called here, by what people call it. */
export const aliases: Record<string, string> = Object.fromEntries(
	columns.flatMap((column) => names[column].map((name) => [name, column])),
);

/** What the figures are counted in: one and the same in all of a file. */
const units = ['units', 'unit', 'enhed', 'unit measure', 'unit multiplier'] as const;
/** They say how the figures are written, and divide nobody. */
const aside = new Set<string>([...units, 'geocode', 'geo code']);

export const unitIn = (cells: Readonly<Record<string, string>>): string =>
	units.flatMap((heading) => cells[heading] || []).join(', ');

export const isOwn = (heading: string): boolean =>
	columns.some((column) => column === heading) || aside.has(heading);

const grounds: readonly [WordingGround, RegExp][] = [
	['age', /^(?:age|alder|aldersgrupper?|age groups?|aldersklasse)\b/],
	['gender', /^(?:sex|gender|køn)\b/],
	[
		'ethnicity',
		/ethnic|etnisk|etnicitet|\brace\b|herkomst|oprindelse|origin|citizenship|statsborger|country of birth|fødeland|nationalit/,
	],
	['faith', /religion|\btro\b|\bfaith\b|\bbelief\b/],
	['disability', /disab|handicap/],
	['orientation', /sexual|seksuel|orientation/],
	['politics', /politi(?:cal|sk)/],
];

/** The ground that a heading divides people by; null for every other. */
export const groundOf = (heading: string): WordingGround | null =>
	grounds.find(([, pattern]) => pattern.test(heading))?.[0] ?? checkWording(heading)[0]?.ground ?? null;
