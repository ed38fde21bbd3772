import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	arrived,
	isLater,
	lastPresses,
	pressed,
	readGroup,
	turnoutOf,
	withPresses,
	type Group,
	type GroupKey,
	type Press,
} from '#lib/events/attendance/presses.ts';

const walkIn: GroupKey = 'walk-in:0b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const press = (group: GroupKey, people: number, at: number): Press => ({ group, people, at, name: '' });
const group = (given: Partial<Group>): Group => ({
	...{ key: 'sign-up:1', name: 'Anna', companions: [], people: 4, waits: false, came: 0, at: null },
	...given,
});

test.each<[string, ReturnType<typeof readGroup>]>([
	['sign-up:12', { id: 12 }],
	[walkIn, { key: walkIn.slice('walk-in:'.length) }],
	['sign-up:0', null],
	['sign-up:2147483648', null],
	['sign-up:0b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', null],
	['walk-in:12', null],
	['walk-in:0B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED', null],
	['sign-up:1; drop', null],
	['', null],
])('the key %j is read as %j', (key, read) => {
	expect(readGroup(key)).toEqual(read);
});

test('a press is later than what the phone knows, also where its clock was set back', () => {
	const queue = pressed([press('sign-up:1', 4, 1000)], press('sign-up:1', 0, 5));
	expect(queue).toEqual([press('sign-up:1', 0, 1001)]);
	expect(pressed([], press('sign-up:1', 3, 5), 2000)).toEqual([press('sign-up:1', 3, 2001)]);
});

test('what has arrived leaves the queue, what was pressed meanwhile stays', () => {
	const sent = [press('sign-up:1', 4, 1), press('sign-up:2', 1, 2)];
	const queue = pressed(sent, press('sign-up:1', 0, 3));
	expect(arrived(queue, sent)).toEqual([press('sign-up:1', 0, 3)]);
});

describe('the list as a phone shows it', () => {
	test.each<[string, Group, Press[], Partial<Group>]>([
		['nothing pressed', group({}), [], { came: 0, at: null }],
		['pressed here', group({}), [press('sign-up:1', 3, 5)], { came: 3, at: 5 }],
		['taken back here', group({ came: 4, at: 4 }), [press('sign-up:1', 0, 5)], { came: 0, at: 5 }],
		['pressed later elsewhere', group({ came: 4, at: 9 }), [press('sign-up:1', 0, 5)], { came: 4, at: 9 }],
	])('%s', (_, loaded, queue, shown) => {
		expect(withPresses([loaded], queue)).toEqual([{ ...loaded, ...shown }]);
	});

	test('counts people: who came, those without a sign-up among them, and who has a place', () => {
		const groups = withPresses(
			[group({ came: 3, at: 1 }), group({ key: 'sign-up:2', people: 2, waits: true, came: 1, at: 2 })],
			[press(walkIn, 2, 3)],
		);
		expect(turnoutOf(groups)).toEqual({ came: 6, walkIns: 2, expected: 4 });
	});
});

describe('two phones', () => {
	const keys: GroupKey[] = ['sign-up:1', 'sign-up:2', walkIn];
	const step = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('press' as const),
				phone: fc.nat(1),
				group: fc.constantFrom(...keys),
				people: fc.nat(4),
				/** How a clock moves between two presses, also backwards. */
				clock: fc.integer({ min: -3, max: 5 }),
			}),
		},
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant('send' as const),
				phone: fc.nat(1),
				/** It arrives or not, it is told that it has or not, and it may arrive again much later. */
				arrives: fc.boolean(),
				answered: fc.boolean(),
				echoes: fc.boolean(),
			}),
		},
	);

	test('whatever is lost, doubled or late, the last press of each group holds', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				let server: Press[] = [];
				const phones = [
					{ clock: 100, queue: [] as Press[] },
					{ clock: 102, queue: [] as Press[] },
				];
				const made: Press[] = [];
				const late: Press[][] = [];
				const takes = (sent: readonly Press[]) => (server = lastPresses([...server, ...sent]));
				for (const one of steps) {
					const phone = phones[one.phone]!;
					if (one.kind === 'press') {
						phone.clock += one.clock;
						phone.queue = pressed(phone.queue, press(one.group, one.people, phone.clock));
						made.push(phone.queue.find(({ group: key }) => key === one.group)!);
						continue;
					}
					const sent = phone.queue;
					if (one.arrives) takes(sent);
					if (one.echoes) late.push(sent);
					if (one.arrives && one.answered) phone.queue = arrived(phone.queue, sent);
				}
				for (const { queue } of phones) takes(queue);
				for (const sent of late.toReversed()) takes(sent);
				const holds = keys.flatMap((key) => {
					const own = made.filter(({ group: other }) => other === key);
					return own.length ? [own.reduce((last, next) => (isLater(next, last) ? next : last))] : [];
				});
				const byGroup = (presses: readonly Press[]) =>
					Object.fromEntries(presses.map(({ group: key, people, at }) => [key, `${people} at ${at}`]));
				expect(byGroup(server)).toEqual(byGroup(holds));
			}),
		);
	});
});
