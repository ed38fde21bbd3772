import { expect, test } from 'vitest';
import { isPlainPath, dropUnreadable } from '#lib/platform/addresses/addresses.ts';

test.each<[string, boolean]>([
	['/', true],
	['/begivenheder/f%C3%A6llesspisning-x1', true],
	['/a%2Fb', true],
	['/a%2500', true],
	['/a%00b', false],
	['/a%0Ab', false],
	['/a%7F', false],
	['/a%', false],
	['/a%zz', false],
	['/a%C0%80', false],
	['/a%ED%A0%80', false],
	['/a%F5%80%80%80', false],
	['/a%FF', false],
])('%s', (path, plain) => {
	expect(isPlainPath(path)).toBe(plain);
});

test.each([
	['q=a%00b', ''],
	['q=a&after=%00', 'q=a'],
	['q%00=a&kind=school', 'kind=school'],
	['q=a%09b', 'q=a%09b'],
	['q=%FF&x=%C0%80', 'q=%EF%BF%BD&x=%EF%BF%BD%EF%BF%BD'],
	['q=r%C3%B8d&q=gr%C3%B8n', 'q=r%C3%B8d&q=gr%C3%B8n'],
	['/verify', '%2Fverify='],
])('?%s becomes ?%s', (query, left) => {
	const params = new URLSearchParams(query);
	dropUnreadable(params);
	expect(params.toString()).toBe(left);
});
