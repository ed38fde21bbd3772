import { describe, expect, test } from 'vitest';
import { plan } from '#lib/importing/plan.ts';
import type { Proposal, Reading } from '#lib/importing/proposal.ts';
import type { Item } from '#lib/importing/source.ts';

const now = new Date('2026-03-01T12:00:00Z');
const until = new Date('2026-09-01T12:00:00Z');
const base: Proposal = {
	uid: 'a',
	recurrence: '',
	title: 'Kor',
	description: '',
	startsAt: new Date('2026-04-01T16:00:00Z'),
	endsAt: new Date('2026-04-01T17:00:00Z'),
	place: null,
	url: null,
	priceKr: null,
	cancelled: false,
	sequence: 0,
	modifiedAt: null,
	notes: [],
};
let id = 0;
const item = (given: Partial<Item> = {}): Item => ({
	...base,
	id: ++id,
	state: 'taken',
	eventId: id,
	kept: [],
	goneAt: null,
	alike: [],
	...given,
});
const reading = (proposals: Proposal[], given: Partial<Reading> = {}): Reading => ({
	proposals,
	refused: [],
	partial: [],
	problem: null,
	...given,
});
const other = { ...base, uid: 'z', title: 'Dans' };
const planned = (items: Item[], read: Reading, whole = true) => {
	const { fresh, known, gone, back } = plan(items, read, { now, until, whole });
	return {
		fresh: fresh.length,
		changed: known.filter(({ changed }) => changed).length,
		known: known.length,
		gone: gone.length,
		back: back.length,
	};
};

describe('a new reading', () => {
	test.each<[string, Item[], Reading, Partial<ReturnType<typeof planned>>]>([
		['of the same', [item()], reading([base]), { fresh: 0, known: 1, changed: 0, gone: 0 }],
		['with other words', [item()], reading([{ ...base, title: 'Koncert' }]), { known: 1, changed: 1 }],
		['at another place', [item()], reading([{ ...base, place: 'Salen' }]), { known: 1, changed: 1 }],
		[
			'that is older',
			[item({ sequence: 2 })],
			reading([{ ...base, title: 'Koncert', sequence: 1 }]),
			{ known: 1, changed: 0 },
		],
		[
			'that was changed earlier',
			[item({ modifiedAt: new Date('2026-02-02') })],
			reading([{ ...base, title: 'Koncert', modifiedAt: new Date('2026-02-01') }]),
			{ known: 1, changed: 0 },
		],
		[
			'that no longer says when it was changed',
			[item({ modifiedAt: new Date('2026-02-02') })],
			reading([{ ...base, title: 'Koncert' }]),
			{ known: 1, changed: 1 },
		],
		[
			'with new names for all',
			[item()],
			reading([{ ...base, uid: 'new' }]),
			{ fresh: 0, known: 1, changed: 0, gone: 0 },
		],
		['without names', [item({ uid: null })], reading([{ ...base, uid: null }]), { fresh: 0, known: 1 }],
		['with one more', [item()], reading([base, other]), { fresh: 1, known: 1 }],
		['without one', [item(), item(other)], reading([base]), { known: 1, gone: 1 }],
		['with one that was gone', [item({ goneAt: now })], reading([base]), { known: 1, back: 1 }],
		['that is empty wipes nothing', [item()], reading([]), { gone: 0 }],
		[
			'that is broken wipes nothing',
			[item(other)],
			reading([base], { problem: 'not_calendar' }),
			{ gone: 0 },
		],
		[
			'that is cut wipes nothing',
			[item(other)],
			reading([base], { refused: [{ title: '', startsAt: null, refusal: 'too_many' }] }),
			{ gone: 0 },
		],
		[
			'of one moved time alone wipes no other',
			[item({ recurrence: '1' }), item({ recurrence: '2' })],
			reading([{ ...base, recurrence: '1' }], { partial: ['a'] }),
			{ known: 1, gone: 0 },
		],
		[
			'does not miss what is over',
			[item({ ...other, startsAt: new Date('2026-02-01') })],
			reading([base]),
			{ gone: 0 },
		],
		[
			'does not miss what is far ahead',
			[item({ ...other, startsAt: new Date('2026-12-01') })],
			reading([base]),
			{ gone: 0 },
		],
	])('%s', (_, items, read, expected) => expect(planned(items, read)).toMatchObject(expected));

	test('with another price is a change', () =>
		expect(planned([item()], reading([{ ...base, priceKr: 50 }]))).toMatchObject({ known: 1, changed: 1 }));

	test('of a file misses nothing', () => expect(planned([item(other)], reading([base]), false).gone).toBe(0));
});
