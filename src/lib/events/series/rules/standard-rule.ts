/** What a rule of the standard may say (RFC 5545, 3.3.10), whoever wrote it: more than we follow in our own. */
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';

/** What is no number. */
const words = {
	FREQ: '(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)',
	UNTIL: '\\d{8}(T\\d{6}Z?)?',
	BYDAY: `([+-]?([1-9]|0[1-9]|[1-4]\\d|5[0-3]))?${weekday}(,([+-]?([1-9]|0[1-9]|[1-4]\\d|5[0-3]))?${weekday})*`,
	WKST: weekday,
};

/** Numbers from the first to the last; in a list where it begins with BY, and counted from the end where it may be negative. */
const numbers = {
	INTERVAL: [1, 99_999],
	COUNT: [1, 999_999],
	BYSECOND: [0, 60],
	BYMINUTE: [0, 59],
	BYHOUR: [0, 23],
	BYMONTHDAY: [-31, 31],
	BYYEARDAY: [-366, 366],
	BYWEEKNO: [-53, 53],
	BYMONTH: [1, 12],
	BYSETPOS: [-366, 366],
} as const;

type Part = keyof typeof words | keyof typeof numbers;
export type StandardParts = Partial<Record<Part, string>>;

const isWord = (name: string): name is keyof typeof words => Object.hasOwn(words, name);
const isNumber = (name: string): name is keyof typeof numbers => Object.hasOwn(numbers, name);

function fits(name: Part, value: string): boolean {
	if (isWord(name)) return new RegExp(`^${words[name]}$`).test(value);
	const [least, most] = numbers[name];
	const each = value.split(',');
	return (
		(each.length === 1 || name.startsWith('BY')) &&
		each.every(
			(one) =>
				/^[+-]?\d{1,6}$/.test(one) &&
				Number(one) >= least &&
				Number(one) <= most &&
				(Number(one) !== 0 || least === 0),
		)
	);
}

/** What does not go together, as the standard has it. */
const contradictions: ((parts: StandardParts) => boolean)[] = [
	({ FREQ }) => FREQ === undefined,
	({ FREQ, BYDAY }) => !/^(MONTHLY|YEARLY)$/.test(FREQ!) && /\d/.test(BYDAY ?? ''),
	({ FREQ, BYMONTHDAY }) => FREQ === 'WEEKLY' && BYMONTHDAY !== undefined,
	({ FREQ, BYWEEKNO }) => FREQ !== 'YEARLY' && BYWEEKNO !== undefined,
	({ FREQ, BYYEARDAY }) => /^(DAILY|WEEKLY|MONTHLY)$/.test(FREQ!) && BYYEARDAY !== undefined,
	(parts) =>
		parts.BYSETPOS !== undefined &&
		Object.keys(parts).every((name) => !name.startsWith('BY') || name === 'BYSETPOS'),
];

/** @param rule in capitals or not, in any order. @throws where it is none */
export function partsOfStandard(rule: string): StandardParts {
	const none = () => new RangeError(`Not a rule: ${rule.slice(0, 200)}`);
	const parts: StandardParts = {};
	for (const part of rule.replace(/\s/g, '').toUpperCase().split(';').filter(Boolean)) {
		const [name = '', value = '', ...more] = part.split('=');
		if (!(isWord(name) || isNumber(name)) || name in parts || more.length > 0 || !fits(name, value))
			throw none();
		parts[name] = value;
	}
	if (contradictions.some((contradicts) => contradicts(parts))) throw none();
	return parts;
}

/** What UNTIL says as a wall time, `2026-12-01T23:59:59`: a last day is part of it. @returns null where it is no day */
export function lastWall(until: string): string | null {
	const [, y, mo, d, h = '23', mi = '59', s = '59'] =
		/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(until) ?? [];
	const wall = `${y}-${mo}-${d}T${h}:${mi}:${s}`;
	return Number.isNaN(Date.parse(`${wall}Z`)) ? null : wall;
}
