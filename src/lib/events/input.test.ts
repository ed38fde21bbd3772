import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventInput } from '#lib/events/input.ts';
import { proseOf } from '#lib/platform/text/prose.ts';
import { eventForm } from '../../../tests/support/cast/events.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { formErrors } from '#lib/platform/forms/forms.server.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const read = (changes: Record<string, string | string[]> = {}) =>
	v.safeParse(eventInput, formValues(eventForm(7, changes), eventInput));
const errorsOf = (changes: Record<string, string | string[]>) => formErrors(read(changes).issues ?? []);

const tenMegabytes = 'a'.repeat(10 * 1024 * 1024);
const other = { where: 'other', address: 'Rentemestervej 62' };
const bad: [
	what: string,
	changes: Record<string, string | string[]>,
	field: string,
	sentence: () => string,
][] = [
	['31 February', { startsOn: '31.2.2026' }, 'startsOn', () => m.field_day_wrong({ typed: '31.2.2026' })],
	['no year', { startsOn: '24.11.' }, 'startsOn', () => m.field_day_unclear({ typed: '24.11.' })],
	['no date', { startsOn: '' }, 'startsOn', m.field_day_missing],
	['not a time', { startsTime: '25.00' }, 'startsTime', () => m.field_time_wrong({ typed: '25.00' })],
	['end before start', { endsTime: '17.00' }, 'endsTime', m.event_end_before],
	['end day before', { endsOn: '23.11.2026' }, 'endsOn', m.event_end_day_before],
	['a year typed wrong', { startsOn: '24.11.2062' }, 'startsOn', m.event_start_far],
	[
		'the hour that the clocks skip',
		{ startsOn: '28.3.2027', startsTime: '02.30', endsTime: '04.00' },
		'startsTime',
		m.event_time_skipped,
	],
	['a point in Sweden', { ...other, point: '55.6050, 13.0038' }, 'point', m.field_point_outside],
	['a point the wrong way round', { ...other, point: '12.5683, 55.6761' }, 'point', m.field_point_swapped],
	['no address', { where: 'other' }, 'address', m.event_address_missing],
	['10 MB of text', { description: tenMegabytes }, 'description', () => m.field_too_long({ most: '8.000' })],
	['10 MB of title', { title: tenMegabytes }, 'title', () => m.field_too_long({ most: '120' })],
	[
		'a javascript: link',
		{ signUp: 'link', signUpUrl: 'javascript:alert(1)' },
		'signUpUrl',
		m.field_web_wrong,
	],
	['a data: link online', { where: 'online', onlineUrl: 'data:text/html,x' }, 'onlineUrl', m.field_web_wrong],
	['http', { signUp: 'link', signUpUrl: 'http://example.dk' }, 'signUpUrl', m.field_web_wrong],
	[
		'a name in a link',
		{ signUp: 'link', signUpUrl: 'https://kk.dk@evil.example/' },
		'signUpUrl',
		m.field_web_wrong,
	],
	[
		'half a seat',
		{ capacity: '0,5' },
		'capacity',
		() => m.field_number_whole({ least: '1', most: '100.000' }),
	],
	['a negative price', { priceKr: '-5' }, 'priceKr', m.event_price_wrong],
	['no language', { languages: [] }, 'languages', m.event_languages_missing],
	['a language nobody offers', { languages: ['da', 'xx'] }, 'languages.1', m.field_stale],
	['a picture without words', { imageKey: 'a.webp' }, 'imageAlt', m.event_image_alt_missing],
	[
		'too many partners',
		{ coOrganisers: [...'abcdefghi'] },
		'coOrganisers',
		() => m.event_co_organisers_many({ count: 8 }),
	],
];

describe('event form', () => {
	test('a good one is read as Copenhagen means it', () => {
		const { output } = read() as { output: v.InferOutput<typeof eventInput> };
		expect(output).toMatchObject({
			startsAt: new Date('2026-11-24T17:30:00Z'),
			endsAt: new Date('2026-11-24T20:00:00Z'),
			site: 7,
			languages: ['da', 'en'],
			capacity: 10,
			childFriendly: false,
		});
	});
	test.each(bad)('%s', (_, changes, field, sentence) => {
		expect(errorsOf(changes)[field]).toBe(sentence());
	});
	test('over midnight, and in summer time', () => {
		const { output } = read({
			startsOn: '1. juli 2026',
			startsTime: '22',
			endsOn: '2.7.2026',
			endsTime: '1.00',
		}) as {
			output: v.InferOutput<typeof eventInput>;
		};
		expect(output.startsAt).toEqual(new Date('2026-07-01T20:00:00Z'));
		expect(output.endsAt).toEqual(new Date('2026-07-01T23:00:00Z'));
	});
	test('a pin is enough', () => {
		expect(errorsOf({ where: 'other', address: '', point: '55.6905, 12.5502' })).toEqual({});
	});
	test('several slips are told at once', () => {
		expect(Object.keys(errorsOf({ title: '', startsOn: '31.2.2026', capacity: 'mange' })).sort()).toEqual([
			'capacity',
			'startsOn',
			'title',
		]);
	});
	test('what stands under another choice is left out', () => {
		const { output } = read({ signUp: 'none', signUpUrl: 'javascript:x', capacity: '-', point: 'Malmø' }) as {
			output: v.InferOutput<typeof eventInput>;
		};
		expect(output).toMatchObject({ capacity: null, signUpUrl: null, point: null });
	});
	test('emoji and right-to-left stay; hidden direction marks do not', () => {
		const { output } = read({ title: '🎉 مرحبا \u202Eevil\u0000 شكرا' }) as {
			output: v.InferOutput<typeof eventInput>;
		};
		expect(output.title).toBe('🎉 مرحبا evil شكرا');
	});
});

describe('prose', () => {
	test('paragraphs, lines and links; never more than text', () => {
		expect(proseOf('Se www.kk.dk, og kom.\nTak\n\n<script>x</script>')).toEqual([
			[
				[{ text: 'Se ' }, { text: 'www.kk.dk', href: 'https://www.kk.dk' }, { text: ', og kom.' }],
				[{ text: 'Tak' }],
			],
			[[{ text: '<script>x</script>' }]],
		]);
		expect(
			proseOf('javascript:alert(1) data:x')
				.flat(2)
				.every((part) => !part.href),
		).toBe(true);
	});
});
