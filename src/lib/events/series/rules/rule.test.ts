import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRule } from '#lib/events/series/rules/rule.ts';

test.each([
	'FREQ=DAILY',
	'FREQ=WEEKLY;BYDAY=TU',
	'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU',
	'FREQ=MONTHLY;BYDAY=-1FR',
	'FREQ=MONTHLY;BYDAY=+2TU,4TU;COUNT=12',
	'FREQ=MONTHLY;BYMONTHDAY=1,15,-1',
	'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
	'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=23;UNTIL=20301231',
])('%s is a rule', (rule) => {
	expect(isRule(rule)).toBe(true);
});

test.each([
	['nothing', ''],
	['no frequency', 'BYDAY=TU'],
	['the frequency is not first', 'INTERVAL=2;FREQ=WEEKLY'],
	['by the hour', 'FREQ=HOURLY'],
	['several times a day', 'FREQ=DAILY;BYHOUR=9,17'],
	['weeks by number', 'FREQ=YEARLY;BYWEEKNO=20'],
	['small letters', 'freq=weekly'],
	['a space', 'FREQ=WEEKLY; BYDAY=TU'],
	['its name before it', 'RRULE:FREQ=WEEKLY'],
	['a line of its own', 'FREQ=WEEKLY\nBYDAY=TU'],
	['a part twice', 'FREQ=WEEKLY;BYDAY=TU;BYDAY=WE'],
	['a part that says nothing', 'FREQ=WEEKLY;BYDAY='],
	['an empty part', 'FREQ=WEEKLY;'],
	['a part of JavaScript', 'FREQ=WEEKLY;constructor=1'],
	['no such weekday', 'FREQ=WEEKLY;BYDAY=XX'],
	['every zeroth week', 'FREQ=WEEKLY;INTERVAL=0'],
	['a count and an end', 'FREQ=WEEKLY;COUNT=3;UNTIL=20270101'],
	['no such day', 'FREQ=DAILY;UNTIL=20270231'],
	['an end with a time', 'FREQ=DAILY;UNTIL=20270101T000000Z'],
	['the second Tuesday of a week', 'FREQ=WEEKLY;BYDAY=2TU'],
	['a day of the month, by weeks', 'FREQ=WEEKLY;BYMONTHDAY=1'],
	['the third of what?', 'FREQ=MONTHLY;BYSETPOS=3'],
	['the 32nd', 'FREQ=MONTHLY;BYMONTHDAY=32'],
	['a rule of 201 letters', `FREQ=YEARLY;BYMONTHDAY=${'1,'.repeat(88)}11`],
])('%s: no rule', (_, rule) => {
	expect(isRule(rule)).toBe(false);
});

test('what is a rule here is one for the database too, and no text breaks the reading', () => {
	const databases = /^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$/;
	const piece = fc.constantFrom(
		'FREQ=',
		'WEEKLY',
		'MONTHLY',
		';',
		'=',
		'BYDAY=',
		'TU',
		',',
		'-1',
		'INTERVAL=',
		'2',
	);
	const text = fc.oneof(
		fc.string(),
		fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
	);
	fc.assert(
		fc.property(text, (rule) => {
			if (isRule(rule)) expect(rule).toMatch(databases);
		}),
	);
});
