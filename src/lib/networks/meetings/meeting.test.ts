import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { copenhagenDate, copenhagenInstant, copenhagenTime } from '#lib/i18n/copenhagen.ts';
import { decisionStanding, termOf } from '#lib/networks/circles/circle.ts';
import { meetingInput } from '#lib/networks/meetings/input.ts';
import { meetingStanding, takesAnswers, takesMinutes } from '#lib/networks/meetings/meeting.ts';

const typed = (given: object) => ({
	...{ title: 'Møde', place: 'Rådhuset', agenda: 'Status', day: '24.11.2026', from: '18.30', to: '21' },
	...given,
});
const read = (given: object) => v.safeParse(meetingInput, typed(given));

describe('the saved hour is the typed hour', () => {
	test.each([
		// Either side of both changes of the clocks, and on the very days.
		['28.3.2026', '2026-03-28T17:30:00.000Z'],
		['29.3.2026', '2026-03-29T16:30:00.000Z'],
		['24.10.2026', '2026-10-24T16:30:00.000Z'],
		['25.10.2026', '2026-10-25T17:30:00.000Z'],
	])('18.30 on %s', (day, moment) => {
		const { output, success } = read({ day });
		if (!success) throw new Error('It is not read');
		expect(output.startsAt.toISOString()).toBe(moment);
		expect(copenhagenTime(output.startsAt)).toBe('18:30');
		expect(copenhagenTime(output.endsAt)).toBe('21:00');
	});

	test('on any day, at any hour that there is', () => {
		const hour = fc.integer({ min: 4, max: 22 });
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
				hour,
				(at, from) => {
					const day = at.toISOString().slice(0, 10);
					const two = (number: number) => String(number).padStart(2, '0');
					const { output, success } = read({ day, from: `${two(from)}:15`, to: `${two(from + 1)}:00` });
					if (!success) throw new Error('It is not read');
					expect(copenhagenDate(output.startsAt)).toBe(day);
					expect(copenhagenTime(output.startsAt)).toBe(`${two(from)}:15`);
				},
			),
		);
	});
});

test.each([
	[{ to: '18.30' }, 'to'],
	[{ from: '2.15', to: '3.00', day: '29.3.2026' }, 'to'],
	[{ place: '' }, 'place'],
	[{ day: '31.2.2026' }, 'day'],
	[{ agenda: '' }, 'agenda'],
])('%j is refused at its field', (given, field) => {
	const { issues } = read(given);
	expect(issues?.map(({ path }) => path?.[0]?.key)).toEqual([field]);
});

const at = (day: string, time: string) => copenhagenInstant(day, time);
const held = {
	startsAt: at('2026-11-24', '18:30'),
	endsAt: at('2026-11-24', '21:00'),
	cancelledAt: null,
	minutesAt: null,
};
const done = at('2026-11-24', '22:00');

test.each([
	['before it', held, at('2026-11-23', '12:00'), 'coming', true, false],
	['while it lasts', held, at('2026-11-24', '19:00'), 'coming', false, true],
	['on the evening', held, at('2026-11-24', '23:59'), 'coming', false, true],
	['the day after', held, at('2026-11-25', '00:00'), 'past', false, true],
	['with minutes on the evening', { ...held, minutesAt: done }, done, 'past', false, true],
	[
		'called off',
		{ ...held, cancelledAt: at('2026-11-20', '12:00') },
		at('2026-11-23', '12:00'),
		'cancelled',
		false,
		false,
	],
	[
		'called off, long ago',
		{ ...held, cancelledAt: at('2026-11-20', '12:00') },
		at('2026-12-23', '12:00'),
		'past',
		false,
		false,
	],
] as const)('%s', (_, meeting, now, standing, answers, minutes) => {
	expect(meetingStanding(meeting, now)).toBe(standing);
	expect(takesAnswers(meeting, now)).toBe(answers);
	expect(takesMinutes(meeting, now)).toBe(minutes);
});

test('a meeting with minutes is never to come, whatever the time', () => {
	fc.assert(
		fc.property(
			fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }),
			(now) => {
				expect(meetingStanding({ ...held, minutesAt: done }, now)).toBe('past');
			},
		),
	);
});

test.each([
	[{ dueOn: '2026-11-24', doneOn: null }, 'open'],
	[{ dueOn: '2026-11-23', doneOn: null }, 'late'],
	[{ dueOn: '2026-11-01', doneOn: '2026-11-24' }, 'done'],
])('a decision %j on 24 November', (decision, standing) =>
	expect(decisionStanding(decision, '2026-11-24')).toBe(standing),
);

test.each([
	[{ fromOn: '2026-11-25', toOn: null }, 'coming'],
	[{ fromOn: '2026-11-24', toOn: '2026-11-24' }, 'running'],
	[{ fromOn: '2026-11-01', toOn: null }, 'running'],
	[{ fromOn: '2026-11-01', toOn: '2026-11-23' }, 'over'],
])('a seat %j on 24 November', (seat, term) => expect(termOf(seat, '2026-11-24')).toBe(term));
