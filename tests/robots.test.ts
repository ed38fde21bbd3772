/** What search engines are told, against the gates: what is not for everybody is not for them either. */
import { expect, test } from 'vitest';
import { href } from '#lib/i18n/urls.ts';
import { locales } from '#lib/i18n/locale.ts';
import { gates } from '../src/gates.ts';
import { robotsTxt, securityTxt } from '../src/robots.ts';

const closed = robotsTxt('https://by.example')
	.split('\n')
	.filter((line) => line.startsWith('Disallow: '))
	.map((line) => new RegExp(`^${line.slice('Disallow: '.length).replaceAll('*', '.*')}`));
const isClosed = (path: string) => closed.some((pattern) => pattern.test(path));
const pathOf = (route: string) => route.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, 'x') || '/';

test('every door that is not open, and every secret one, is closed to search engines in both languages', () => {
	const doors = Object.entries(gates).filter(
		([route, { see }]) => see !== 'open' || route.includes('[secret]'),
	);
	const forgotten = doors.flatMap(([route]) =>
		locales.map((locale) => href(pathOf(route), locale)).filter((path) => !isClosed(path)),
	);
	expect(forgotten).toEqual([]);
});

test('what the city is to find is open to them', () => {
	for (const path of ['/', '/explore', '/events/x', '/opportunities/x', '/partners/x', '/pledge', '/verify'])
		for (const locale of locales) expect(isClosed(href(path, locale)), path).toBe(false);
});

test('those who find a weakness read where to write, in words that run out', () => {
	const origin = 'https://by.example';
	const asked = { origin, now: new Date('2026-11-22T10:00:00Z') };
	expect(securityTxt(asked)).toBe(
		[
			'Contact: https://by.example/privatliv',
			'Expires: 2027-05-23T00:00:00Z',
			'Preferred-Languages: da, en',
			'Canonical: https://by.example/.well-known/security.txt',
			'Policy: https://by.example/privatliv',
			'',
		].join('\n'),
	);
	expect(securityTxt({ ...asked, contact: 'mailto:it@by.example' })).toContain(
		'Contact: mailto:it@by.example\n',
	);
});
