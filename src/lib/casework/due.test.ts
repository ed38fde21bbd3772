import { expect, test } from 'vitest';
import { whatIsDue } from '#lib/casework/due.ts';

const today = '2026-11-26';
const task = { id: 1, words: 'Ring', dueOn: '2026-12-04', ownerId: 1, ownerName: 'Karen', doneAt: null };
const promise = (dueOn: string, state = 'active') => ({ title: dueOn, slug: dueOn, dueOn, state });
const nothing = { case: { nextCallOn: null }, tasks: [], report: null, promises: [], partnerships: [] };

test('what is ahead stands by day, what was set before what follows from a date', () => {
	const due = whatIsDue(
		{
			case: { nextCallOn: '2026-11-20' },
			tasks: [task],
			report: { dueOn: '2026-12-31', halfYear: '2026-07-01' },
			promises: [
				promise('2026-12-04'),
				promise('2027-02-24'),
				promise('2027-02-25'),
				promise('2026-12-01', 'delivered'),
			],
			partnerships: [
				{ title: 'Snart', slug: 'snart', endsOn: '2026-12-02', state: 'active' },
				{ title: 'Slut', slug: 'slut', endsOn: '2026-11-25', state: 'active' },
				{ title: 'Opsagt', slug: 'opsagt', endsOn: '2026-12-02', state: 'terminated' },
			],
		},
		today,
	);
	expect(due.map(({ kind, on }) => `${kind} ${on}`)).toEqual([
		'call 2026-11-20',
		'partnership 2026-12-02',
		'task 2026-12-04',
		'promise 2026-12-04',
		'report 2026-12-31',
		'promise 2027-02-24',
	]);
});

test('a promise that is past its deadline is still ahead of them', () => {
	expect(whatIsDue({ ...nothing, promises: [promise('2026-10-01')] }, today)).toHaveLength(1);
	expect(whatIsDue(nothing, today)).toEqual([]);
});
