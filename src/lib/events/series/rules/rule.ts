/** When a series happens: RFC 5545's RRULE by whole days in Copenhagen, `FREQ=MONTHLY;BYDAY=-1FR`, as far as we follow one. */
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';
const list = (one: string) => `(${one})(,(${one}))*`;

/** What each part may say. Hours, minutes and weeks by number are not followed. */
const says = {
	FREQ: '(DAILY|WEEKLY|MONTHLY|YEARLY)',
	INTERVAL: '[1-9]\\d{0,2}',
	COUNT: '[1-9]\\d{0,2}',
	/** The last day it may be, `20271231`. */
	UNTIL: '20\\d{6}',
	BYDAY: list(`([+-]?[1-5])?${weekday}`),
	BYMONTHDAY: list('-?([1-9]|[12]\\d|3[01])'),
	BYMONTH: list('[1-9]|1[0-2]'),
	BYSETPOS: list('-?([1-9]|[12]\\d|3[01])'),
	WKST: weekday,
};
type Part = keyof typeof says;
export type Parts = Partial<Record<Part, string>>;

export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekdayCode = (typeof weekdayCodes)[number];

/** Of a rule as `isRule` has it. */
export const partsOfRule = (rule: string): Parts =>
	Object.fromEntries(rule.split(';').map((part) => part.split('=', 2) as [Part, string]));
/** FREQ first; parts that are not there are left out. */
export const ruleOfParts = ({ FREQ, ...parts }: Parts): string =>
	[['FREQ', FREQ], ...Object.entries(parts)]
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name}=${value}`)
		.join(';');

const isPart = (name: string): name is Part => name in says;

/** What does not go together, as the standard has it. */
const contradictions: ((parts: Parts) => boolean)[] = [
	({ COUNT, UNTIL }) => COUNT !== undefined && UNTIL !== undefined,
	({ UNTIL }) => UNTIL !== undefined && !isDay(UNTIL),
	// "The second Tuesday" is one of a month or a year.
	({ FREQ, BYDAY }) => (FREQ === 'DAILY' || FREQ === 'WEEKLY') && /\d/.test(BYDAY ?? ''),
	({ FREQ, BYMONTHDAY }) => FREQ === 'WEEKLY' && BYMONTHDAY !== undefined,
	({ BYSETPOS, BYDAY, BYMONTHDAY, BYMONTH }) =>
		BYSETPOS !== undefined && [BYDAY, BYMONTHDAY, BYMONTH].every((part) => part === undefined),
];

function isDay(digits: string): boolean {
	const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
	const read = new Date(day);
	return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

/** Whether it is a rule that we follow: FREQ first, each part once, nothing that contradicts itself. */
export function isRule(text: string): boolean {
	if (text.length > 200 || !text.startsWith('FREQ=')) return false;
	const parts: Parts = {};
	for (const part of text.split(';')) {
		const [name = '', value = '', ...more] = part.split('=');
		if (!isPart(name) || name in parts || more.length > 0) return false;
		if (!new RegExp(`^(${says[name]})$`).test(value)) return false;
		parts[name] = value;
	}
	return !contradictions.some((contradicts) => contradicts(parts));
}
