import { expect, test } from 'vitest';
import type { Reads } from '#lib/platform/database/reads.server.ts';
import { patienceWith, readChange, type Change } from '#lib/platform/visitors/changes.ts';

test.each<[string, Change]>([
	['event', { table: 'event', rows: [] }],
	['event id=12 commitment_id=', { table: 'event', rows: ['id=12', 'commitment_id='] }],
	['', 'everything'],
	['Event', 'everything'],
	['event 12', 'everything'],
	['event id=12  id=13', 'everything'],
])('"%s" is read as what changed', (said, change) => expect(readChange(said)).toEqual(change));

const all: Reads = new Map([
	['event', 'all'],
	['registration', 'all'],
]);
const one: Reads = new Map([
	['event', new Set(['id=12'])],
	['registration', new Set(['event_id=12', 'event_id=13'])],
	['placement', new Set<string>()],
]);
test.each<[string, Reads, string, number | null]>([
	['anything at all', one, '?', 0],
	['nothing it reads', all, 'partnership', null],
	['a row of what it reads whole', all, 'event id=3 commitment_id=', 0],
	['a seat, for a list', all, 'registration event_id=12', 4000],
	['a seat, for the event’s own page', one, 'registration event_id=13', 0],
	['another event’s seat', one, 'registration event_id=1', null],
	['its row', one, 'event id=12 commitment_id=7', 0],
	['another row', one, 'event id=120 commitment_id=12', null],
	['many rows', one, 'event', 0],
	['many rows of which none was there', one, 'placement', 0],
])('an answer after %s', (_, reads, said, patience) => {
	expect(patienceWith(reads, readChange(said))).toBe(patience);
});
