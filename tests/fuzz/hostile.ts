/** What somebody may send who means harm: field names, texts and bodies. Chance comes from a seed, so a find can be repeated. */
import type { Random } from '../../scripts/seed/random.ts';

export type Fields = [name: string, value: string | File][];
export interface Sent {
	what: string;
	body: Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
	type?: string;
}

/** Just within what a form may weigh. */
const kilobytes = 95 * 1024;
const fill = (unit: string, end = '') => unit.repeat(Math.floor(kilobytes / unit.length)) + end;

/** The worst letters for patterns that look for addresses, links, numbers, dates, names, spaces and lines. */
const worst = [
	...[
		'a@a',
		'.a',
		'a.',
		'@',
		'www.',
		'http://a.',
		'https://',
		'://',
		' ',
		' \n',
		'\r\n',
		'\t',
		'-',
		'- ',
		'.',
		',',
		'1',
		'1.',
	],
	...[
		'1,',
		'0',
		'9',
		'12.',
		'1:',
		'1 ',
		'+',
		'+4',
		'(',
		')',
		'((',
		'[',
		'{',
		'"',
		"'",
		'<',
		'<a',
		'</',
		'&',
		'&#',
		'%',
		'\\',
		'/',
	],
	...[
		'/.',
		'../',
		'#',
		'*',
		'_',
		'~',
		'`',
		'|',
		'\u00a0',
		'\u0301\u0316',
		'\u200d',
		'\u202e',
		'ﬃ',
		'Ａ',
		'١',
		'👩‍👧',
		'å',
		'aa',
		'ß',
		'İ',
	],
];

export const values: readonly string[] = [
	...[
		'',
		' ',
		'0',
		'-1',
		'1',
		'2147483648',
		'9007199254740993',
		'99999999999999999999',
		'1e308',
		'NaN',
		'Infinity',
		'1.5',
		'1,5',
		'٣',
	],
	...[
		'on',
		'true',
		'null',
		'undefined',
		'[]',
		'{}',
		'[object Object]',
		'__proto__',
		'constructor',
		'toString',
	],
	...['31.2.2027', '0000-00-00', '99999-12-31', '2026-13-45', '29.2.2027', '25.00', '24:00', '1.1.1'],
	...[
		'\u0000',
		'a\u0000b',
		'\u202egnp.exe',
		'\u200b',
		'\u2066',
		'\ufeff',
		'\ud800',
		'\ud800\udc00',
		'x'.repeat(61),
		'مرحبا',
		'🎉',
	],
	...[
		"' or '1'='1",
		'"; drop table person; --',
		'<script>alert(1)</script>',
		'{{7*7}}',
		'${7*7}',
		'../../etc/passwd',
		'javascript:alert(1)',
	],
	...[
		'//evil.example',
		'/\\evil.example',
		'http://169.254.169.254/',
		'a@b.dk\r\nBcc: x@y.dk',
		'55.6761, 12.5683',
		'1e400, 1e400',
	],
	...worst.flatMap((unit) => [fill(unit), fill(unit, '<')]),
];

const inherited = [
	'toString',
	'constructor',
	'__proto__',
	'prototype',
	'hasOwnProperty',
	'valueOf',
	'__defineGetter__',
	'__lookupSetter__',
];
const under = [
	'call',
	'prototype',
	'__proto__',
	'constructor',
	'length',
	'0',
	'1',
	'4294967294',
	'4294967295',
	'1e9',
	'-1',
	'',
	'x',
];

/** Names that a decoder might follow to where it should not be. */
export const names = (fields: readonly string[]): string[] => [
	...inherited,
	...inherited.flatMap((name) => under.map((next) => `${name}.${next}`)),
	...[
		'constructor.prototype.polluted',
		'__proto__.__proto__.x',
		'a.constructor.prototype.x',
		'__proto__[x]',
		'a[__proto__][x]',
		'[]',
		'.',
		'..',
	],
	...fields.flatMap((name) => under.map((next) => `${name}.${next}`)),
	...fields.flatMap((name) => [`${name}[]`, `${name}[4294967294]`, `${name}.0.0.0`, `${name}.toString.call`]),
];

const text = new TextEncoder();
const urlencoded = 'application/x-www-form-urlencoded';

/** Bodies that are wrong as bodies, whatever the form. */
export const bodies = (fields: readonly string[], marker: string): Sent[] => {
	const name = fields[0] ?? 'name';
	const raw = (what: string, body: string | Uint8Array<ArrayBuffer>, type = urlencoded): Sent => ({
		what,
		body: typeof body === 'string' ? text.encode(body) : body,
		type,
	});
	const part = (head: string, body = marker) =>
		`--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
	const multipart = 'multipart/form-data; boundary=b';
	return [
		raw('10,000 names', Array.from({ length: 10_000 }, (_, i) => `f${i}=${marker}`).join('&')),
		raw('9,000 times one name', `${name}=a&`.repeat(9000)),
		raw('a depth of 1,000', `${'a.'.repeat(1000)}b=${marker}`),
		raw('60,000 dots', `${'.'.repeat(60_000)}=${marker}`),
		raw(
			'invalid UTF-8',
			new Uint8Array([...text.encode(`${name}=`), 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]),
		),
		raw('percent signs of nothing', `${name}=%&%zz=%F0%28%8C&=&&&${marker}`),
		raw('more than a form may weigh', `${name}=${marker.padEnd(300 * 1024, 'x')}`),
		raw('nothing', ''),
		raw('plain text', marker, 'text/plain'),
		raw('JSON', JSON.stringify({ [name]: marker }), 'application/json'),
		raw('a broken multipart', part(`name="${name}"`), multipart),
		raw('a multipart of 5,000 parts', `${part(`name="${name}"`).repeat(5000)}--b--`, multipart),
		raw('a long file name', `${part(`name="${name}"; filename="${'.'.repeat(60_000)}"`)}--b--`, multipart),
		raw('a part with 3,000 headers', `--b\r\n${'X: y\r\n'.repeat(3000)}\r\nx\r\n--b--`, multipart),
		raw('a boundary that never comes', text.encode('\r\n--'.repeat(20_000)), multipart),
	];
};

const file = (chance: Random, marker: string): File => {
	const heads = [
		'%PDF-1.7\n',
		'\u0089PNG\r\n\u001a\n',
		'RIFF????WEBP',
		'<svg onload="alert(1)">',
		'GIF89a',
		'\u00ff\u00d8\u00ff',
		'',
	];
	const endings = ['.pdf', '.png', '.svg', '.php\u0000.png', '/../../x', `${'.'.repeat(2000)}pdf`];
	return new File(
		[chance.pick(heads) + marker + chance.code(chance.whole(0, 3000))],
		`${marker}${chance.pick(endings)}`,
	);
};

/** One form out of chance: what the page would send, with some of it turned into something else. */
export function chanceForm(chance: Random, given: Fields, marker: string): Sent {
	const fields = given.map(([name]) => name);
	const form = new FormData();
	for (const [name, value] of given) {
		if (chance.chance(0.1)) continue;
		form.append(name, chance.chance(0.35) ? marker + chance.pick(values).slice(0, kilobytes / 2) : value);
		if (chance.chance(0.05)) form.append(name, marker + chance.pick(values).slice(0, 2000));
	}
	for (const name of chance.some(names(fields), chance.whole(0, 4))) form.append(name, marker);
	if (chance.chance(0.2))
		form.append(chance.pick(['picture', 'files', 'file', ...fields]), file(chance, marker));
	const what = 'chance';
	return chance.chance(0.5) ? { what, body: form } : { what, body: new URLSearchParams(textsOf(form)) };
}

const textsOf = (form: FormData): [string, string][] =>
	[...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');

/** Every hostile name and every hostile value once, spread over as few forms as they fit into. */
export function* everyForm(given: Fields, marker: string): Generator<Sent> {
	const fields = given.map(([name]) => name);
	const hostile = names(fields);
	for (let at = 0; at < hostile.length; at += 200) {
		const form = new FormData();
		for (const [name, value] of given) form.append(name, value);
		for (const name of hostile.slice(at, at + 200)) form.append(name, marker);
		yield { what: 'hostile names', body: form };
	}
	yield* bodies(fields, marker);
	// The whole form turned into one kind of text, so that each field meets each.
	for (const value of values) {
		const share = value.length > 1000 ? Math.floor(kilobytes / Math.max(1, fields.length)) : value.length;
		const form = new FormData();
		for (const name of fields) form.append(name, value.slice(0, share));
		yield { what: `every field: ${JSON.stringify(value.slice(0, 12))} × ${value.length}`, body: form };
	}
}

/** One field with all that a form may weigh, the others as the page has them. */
export function* heavyFields(given: Fields): Generator<Sent> {
	for (const [field] of given) {
		for (const unit of worst) {
			const form = new FormData();
			for (const [name, value] of given)
				form.append(name, name === field ? fill(unit, '<').slice(0, kilobytes) : value);
			yield { what: `${field}: ${JSON.stringify(unit)} × ${kilobytes}`, body: form };
		}
	}
}
