import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayGrow, offerUntil, seatsAreKept, serve, type InLine } from '#lib/events/registrations/line.ts';
import { answersTo, mostTogether, partyProblem } from '#lib/events/registrations/party.ts';
import { changesSince, meetingOf } from '#lib/events/registrations/changes.ts';
import { remindedDay } from '#lib/events/registrations/remind.server.ts';

/** Groups by how many they are; `4+3` has been passed by three. */
const lineOf = (text: string): InLine[] =>
	text
		.split(' ')
		.filter(Boolean)
		.map((group, n) => {
			const [people = 0, passed = 0] = group.split('+').map(Number);
			return { id: n + 1, people, passed };
		});

describe('who is served of those who wait', () => {
	test.for([
		['the first first', '1 1 1', 2, true, [1, 2], {}],
		['a family together', '4 1', 4, true, [1], {}],
		['nobody where nothing is free', '1', 0, true, [], {}],
		['a family that does not fit is passed', '4 1 2', 3, true, [2, 3], { 1: 3 }],
		['by no more people than it counts', '4+3 2 1', 3, true, [], {}],
		['up to as many as it counts', '4+3 1 1', 3, true, [2], { 1: 1 }],
		['who waits behind who may not pass does not pass either', '4+4 1', 2, true, [], {}],
		['once there are seats for it, it is first', '4+4 1', 5, true, [1, 2], {}],
		['in the last days no seat is kept empty', '4+4 1 1', 2, false, [2, 3], { 1: 2 }],
		['two that are too large are both passed', '5 4 3', 3, true, [3], { 1: 3, 2: 3 }],
		['for a group that is larger than the event nothing is kept', '10+10 1', 2, true, [2], {}],
	] as const)('%s', ([, line, free, kept, served, passed]) => {
		const result = serve(lineOf(line), { free, capacity: 9, kept });
		expect(result.served.map(({ id }) => id)).toEqual(served);
		expect(Object.fromEntries(result.passed)).toEqual(passed);
	});

	test('never more than is free, in their order, and no group is passed by more than it is', () => {
		const group = fc.record({ people: fc.integer({ min: 1, max: 10 }), passed: fc.nat(10) });
		fc.assert(
			fc.property(fc.array(group, { maxLength: 30 }), fc.nat(30), fc.boolean(), (groups, free, kept) => {
				const line = groups.map((one, id) => ({ ...one, id }));
				const { served, passed } = serve(line, { free, capacity: 30, kept });
				expect(served.reduce((sum, { people }) => sum + people, 0)).toBeLessThanOrEqual(free);
				expect(served.map(({ id }) => id)).toEqual(served.map(({ id }) => id).toSorted((a, b) => a - b));
				for (const [id, by] of passed) {
					const one = line[id]!;
					expect(served).not.toContain(one);
					if (kept) expect(one.passed + by).toBeLessThanOrEqual(Math.max(one.people, one.passed));
				}
				// The first who fits is served, unless seats are kept for one before them.
				const first = line.find(({ people }) => people <= free);
				if (first && !kept) expect(served[0]).toBe(first);
			}),
		);
	});

	test.for([
		['2026-11-22T12:00:00Z', '2026-11-24T12:00:01Z', true],
		['2026-11-22T12:00:00Z', '2026-11-24T12:00:00Z', false],
	] as const)('at %s of an event at %s seats are kept: %s', ([now, startsAt, kept]) => {
		expect(seatsAreKept(new Date(now), new Date(startsAt))).toBe(kept);
	});
});

describe('an offer', () => {
	test.for([
		['weeks ahead: two days', '2026-11-01T12:00', '2026-11-24T17:30', '2026-11-03T12:00'],
		['four days ahead: one', '2026-11-20T17:30', '2026-11-24T17:30', '2026-11-21T17:30'],
		['the same day: an hour', '2026-11-24T14:00', '2026-11-24T17:30', '2026-11-24T15:00'],
		['at the last minute: until it begins', '2026-11-24T17:00', '2026-11-24T17:30', '2026-11-24T17:30'],
		['at night: until the morning', '2026-11-23T21:30', '2026-11-24T17:30', '2026-11-24T08:00'],
		['at night before an early event', '2026-11-23T22:00', '2026-11-24T06:00', '2026-11-24T00:00'],
		['late in the evening: the next morning', '2026-11-21T20:00', '2026-11-22T17:30', '2026-11-22T08:00'],
	] as const)('%s', ([, now, startsAt, until]) => {
		expect(
			offerUntil(new Date(`${now}Z`), new Date(`${startsAt}Z`))
				.toISOString()
				.slice(0, 16),
		).toBe(until);
	});

	test('never ends after the beginning, nor before now', () => {
		const from = Date.parse('2026-01-01T00:00:00Z');
		fc.assert(
			fc.property(fc.nat(525_600), fc.integer({ min: 1, max: 60 * 24 * 60 }), (minutes, ahead) => {
				const now = new Date(from + minutes * 60_000);
				const startsAt = new Date(now.getTime() + ahead * 60_000);
				const until = offerUntil(now, startsAt);
				expect(until.getTime()).toBeLessThanOrEqual(startsAt.getTime());
				expect(until.getTime()).toBeGreaterThan(now.getTime());
			}),
		);
	});
});

test.for([
	['fewer', 4, 2, 0, 9, true],
	['more, of what is free', 2, 4, 2, 0, true],
	['more than is free', 2, 4, 1, 0, false],
	['more, while others wait', 2, 4, 9, 1, false],
] as const)('who has seats and wants %s', ([, from, to, free, waiting, may]) => {
	expect(mayGrow(from, to, { free, waiting })).toBe(may);
});

describe('who comes together', () => {
	const event = {
		...{ capacity: 5, mostPeople: 6, asksNames: true },
		questions: [{ text: 'Vegetar?', choices: ['ja', 'nej'] }],
	};
	test.for([
		[{ people: 3, companions: ['A', 'B'], answers: [] }, null],
		[{ people: 6, companions: [], answers: [] }, 'people'],
		[{ people: 3, companions: ['A'], answers: [] }, 'companions'],
		[{ people: 1, companions: ['A'], answers: [] }, 'companions'],
		[{ people: 1, companions: [], answers: [{ question: 'Vegetar?', answer: 'måske' }] }, 'answer1'],
		[{ people: 1, companions: [], answers: [{ question: 'Vegetar?', answer: 'ja' }] }, null],
	] as const)('%o is wrong at %s', ([party, field]) => {
		const problem = partyProblem(
			{ ...party, companions: [...party.companions], answers: [...party.answers] },
			event,
		);
		expect(problem?.field ?? null).toBe(field);
	});
	test('are at most as many as there are seats, and open questions say nothing', () => {
		expect(mostTogether({ capacity: 3, mostPeople: 6 })).toBe(3);
		expect(mostTogether({ capacity: null, mostPeople: 6 })).toBe(6);
		expect(answersTo(event.questions, ['', 'x'])).toEqual([]);
	});
});

describe('what has changed', () => {
	const before = {
		...{ startsAt: new Date('2026-11-24T17:30:00Z'), endsAt: new Date('2026-11-24T19:30:00Z') },
		...{ placeName: 'Huset', address: null, onlineUrl: null },
	};
	test.for([
		[{}, []],
		[{ startsAt: new Date('2026-11-24T17:00:00Z') }, ['time']],
		[{ placeName: 'Torvet' }, ['place']],
		[{ placeName: null, onlineUrl: 'https://moede.example/1' }, ['place', 'link']],
	] as const)('%o', ([change, kinds]) => {
		expect(changesSince(meetingOf(before), { ...before, ...change })).toEqual(kinds);
	});
});

test.for([
	['2026-11-23T07:59:00Z', null],
	['2026-11-23T08:00:00Z', '2026-11-23T23:00:00.000Z'],
	['2026-11-23T19:00:00Z', null],
	// The day on which the clocks are set is an hour longer.
	['2026-10-24T10:00:00Z', '2026-10-24T22:00:00.000Z'],
] as const)('at %s the reminded day begins at %s', ([at, from]) => {
	expect(remindedDay(new Date(at))?.from.toISOString() ?? null).toBe(from);
});
