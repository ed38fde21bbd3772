import { describe, expect, test } from 'vitest';
import {
	formOf,
	mostFields,
	mostFormBytes,
	mostWideBytes,
	uploadOf,
	wideFormOf,
} from '#lib/platform/forms/form-body.server.ts';
import { keptValues } from '#lib/platform/forms/forms.server.ts';

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=grænse-1';
const post = (body: BodyInit | null, type = urlencoded) =>
	new Request('http://localhost/', {
		method: 'POST',
		body,
		headers: type ? { 'content-type': type } : {},
		duplex: 'half',
	} as RequestInit);
const part = (name: string, value: string) =>
	`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

const statusOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 200,
		(thrown: { status?: number }) => thrown.status ?? String(thrown),
	);

describe('formOf', () => {
	test('reads text without what does not show, and passwords letter by letter', async () => {
		const form = await formOf(
			post(new URLSearchParams({ name: 'A\u0000li\u202E', password: 'a\u0000\u200B' })),
		);
		expect([...form]).toEqual([
			['name', 'Ali'],
			['password', 'a\u0000\u200B'],
		]);
	});

	test.each([
		['just within', 'a='.padEnd(mostFormBytes, 'x'), 200],
		['a byte too many', 'a='.padEnd(mostFormBytes + 1, 'x'), 413],
		['as many fields as may be', 'a=1&'.repeat(mostFields - 1) + 'a=1', 200],
		['40,000 fields', Array.from({ length: 40_000 }, (_, i) => `f${i}=1`).join('&'), 413],
		['many fields within the bytes', 'a&'.repeat(mostFields + 1), 413],
		['broken percent signs', 'a=%&b=%F0%28%zz', 200],
		['invalid UTF-8', Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xc0, 0x80]), 200],
		['no body', null, 200],
	])('%s', async (_, body, status) => {
		expect(await statusOf(formOf(post(body as BodyInit)))).toBe(status);
	});

	test.each([
		['no type', ''],
		['JSON', 'application/json'],
		['plain text, which a foreign page may send', 'text/plain'],
		['a multipart without its boundary', 'multipart/form-data'],
		['a boundary beyond what the standard allows', `multipart/form-data; boundary=${'b'.repeat(80_000)}`],
	])('%s is no form: 415', async (_, type) => {
		expect(await statusOf(formOf(post(new TextEncoder().encode('a=1'), type)))).toBe(415);
	});

	test('a multipart form that ends in the middle is 400', async () => {
		expect(await statusOf(formOf(post(part('a', 'x'), 'multipart/form-data; boundary=b')))).toBe(400);
		expect(await statusOf(formOf(post('x', multipart)))).toBe(400);
	});

	test('parts of a multipart form are counted before they are parsed', async () => {
		const body = part('a', '').repeat(mostFields + 1) + '--b--';
		expect(await statusOf(uploadOf(post(body, 'multipart/form-data; boundary=b')))).toBe(413);
	});

	test('names that no form of ours has are left out; what is kept of the rest can be sent to a page', async () => {
		const names = [
			'title',
			'__proto__',
			'a.__proto__',
			'parties.0.brings',
			'x'.repeat(65),
			'a.b.c.d.e',
			'',
			'a b',
			'constructor',
		];
		const form = await formOf(
			post(
				new URLSearchParams(
					names.flatMap((name) => [
						[name, '1'],
						[name, '2'],
					]),
				),
			),
		);
		expect(Object.keys(keptValues(form))).toEqual(['title', 'parties.0.brings', 'constructor']);
		expect(keptValues(form).title).toEqual(['1', '2']);
	});
});

test('a form of many rows has more room, and one with a file has the file’s', async () => {
	const body = 'a='.padEnd(mostFormBytes + 1, 'x');
	expect(await statusOf(wideFormOf(post(body)))).toBe(200);
	expect(await statusOf(uploadOf(post(body)))).toBe(200);
	// but not for text
	expect(await statusOf(uploadOf(post('a='.padEnd(mostWideBytes + 3, 'x'))))).toBe(413);
});
