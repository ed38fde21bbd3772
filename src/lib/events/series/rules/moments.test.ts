/** Against libical's answer sheet, which is read in place and not part of the project: set REFERENCE_DATA to the folder that holds it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '#lib/events/series/rules/moments.server.ts';

const sheet = join(process.env.REFERENCE_DATA ?? '', 'calendars-2/libical/icalrecur_test.txt');

interface Answer {
	rule: string;
	start: string;
	instances: string[];
}

const answers: Answer[] = existsSync(sheet)
	? readFileSync(sheet, 'utf8')
			.split(/\n\s*\n/)
			.map((block) => new Map([...block.matchAll(/^([A-Z-]+):(.*)$/gm)].map(([, k, v]) => [k, v!.trim()])))
			.filter((lines) => lines.has('RRULE'))
			.map((lines) => ({
				rule: lines.get('RRULE')!,
				start: lines.get('DTSTART')!,
				instances: lines.get('INSTANCES')!.split(','),
			}))
	: [];

const asWall = (moment: Date) => moment.toISOString().slice(0, 19).replace(/[-:]/g, '');
const ever = { from: new Date('1900-01-01'), until: new Date('2190-01-01') };

describe.skipIf(answers.length === 0)('libical’s rules', () => {
	test('are all there', () => expect(answers).toHaveLength(146));

	test.for(answers.filter(({ instances }) => !instances[0]!.includes('UNIMPLEMENTED')))(
		'$rule from $start',
		({ rule, start, instances }) => {
			const expected = instances.map((wall) =>
				wall.includes('T') ? wall.replace('Z', '') : `${wall}T000000`,
			);
			expect(momentsOf(rule, start, 'UTC', ever, expected.length + 20).map(asWall)).toEqual(expected);
		},
	);
});

describe('a rule of somebody else’s calendar', () => {
	const winter = { from: new Date('2026-10-20T00:00:00Z'), until: new Date('2026-11-04T00:00:00Z') };
	test.each([
		[
			'stays at its wall time when the clocks change',
			'FREQ=WEEKLY',
			'20261006T183000',
			'Europe/Copenhagen',
			['2026-10-20T16:30:00.000Z', '2026-10-27T17:30:00.000Z', '2026-11-03T17:30:00.000Z'],
		],
		[
			'ends at a wall time of its own zone',
			'FREQ=WEEKLY;UNTIL=20261027T183000',
			'20261006T183000',
			'Europe/Copenhagen',
			['2026-10-20T16:30:00.000Z', '2026-10-27T17:30:00.000Z'],
		],
		[
			'is in UTC where it says so',
			'FREQ=WEEKLY;COUNT=3',
			'20261020T163000Z',
			'Europe/Copenhagen',
			['2026-10-20T16:30:00.000Z', '2026-10-27T16:30:00.000Z', '2026-11-03T16:30:00.000Z'],
		],
	])('%s', (_, rule, start, zone, expected) => {
		expect(momentsOf(rule, start, zone, winter).map((moment) => moment.toISOString())).toEqual(expected);
	});

	test.each(['FREQ=NEVER', 'hello', 'FREQ=DAILY;COUNT=x', 'FREQ=DAILY;INTERVAL=0', 'FREQ=SECONDLY'])(
		'%s is none',
		(rule) => {
			expect(() => momentsOf(rule, '20261101T000000', 'UTC', winter)).toThrow();
		},
	);
});
