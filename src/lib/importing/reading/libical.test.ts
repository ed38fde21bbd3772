/** Against libical's answer sheet, which is read in place and not part of the project: set REFERENCE_DATA to the folder that holds it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mostDaysAhead, mostOccurrences } from '#lib/importing/proposal.ts';
import { readCalendar } from '#lib/importing/reading/calendar.ts';

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

const day = 86_400_000;
const read = ({ rule, start }: Answer, now: Date) =>
	readCalendar(
		Buffer.from(
			[
				'BEGIN:VCALENDAR',
				'X-WR-TIMEZONE:UTC',
				'BEGIN:VEVENT',
				'UID:libical',
				'SUMMARY:Fællesspisning',
				`DTSTART${start.includes('T') ? '' : ';VALUE=DATE'}:${start}`,
				`DURATION:${start.includes('T') ? 'PT1M' : 'P1D'}`,
				`RRULE:${rule}`,
				'END:VEVENT',
				'END:VCALENDAR',
			].join('\r\n'),
		),
		{ now, until: ahead(now) },
	);

const asInstant = (wall: string) =>
	new Date(
		wall.replace(
			/^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/,
			(_, y, mo, d, h = '00', mi = '00', s = '00') => `${y}-${mo}-${d}T${h}:${mi}:${s}Z`,
		),
	);

const ahead = (at: Date) => new Date(at.getTime() + mostDaysAhead * day);

/** All that an import has of it, from its first day; read anew whenever what was read is over. */
function imported(answer: Answer, expected: readonly Date[]): Date[] {
	const found: Date[] = [];
	const first = asInstant(answer.start);
	let next: Date | undefined = expected[0]! < ahead(first) ? first : expected[0];
	while (next) {
		const now = new Date(next.getTime() - 1000);
		const starts = read(answer, now).proposals.map(({ startsAt }) => startsAt);
		const coming = starts.filter((at) => at > now);
		found.push(...coming);
		const last = starts.length === mostOccurrences ? coming.at(-1)! : ahead(now);
		next = expected.find((at) => at > last);
	}
	return found;
}

describe.skipIf(answers.length === 0)('libical’s rules', () => {
	test('are all there', () => expect(answers).toHaveLength(146));

	test.for(answers.filter(({ instances }) => !instances[0]!.includes('UNIMPLEMENTED')))(
		'$rule from $start',
		(answer) => {
			const expected = answer.instances.map(asInstant);
			expect(imported(answer, expected)).toEqual(expected);
		},
	);
});
