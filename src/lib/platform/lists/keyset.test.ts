import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test as pure } from 'vitest';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type KeyColumn } from '#lib/platform/lists/keyset.server.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

interface Row {
	id: number;
	day: string | null;
	rank: number;
	name: string;
	at: string;
}

const rows = fc.uniqueArray(
	fc.record({
		id: fc.integer({ min: 1, max: 60 }),
		day: fc.constantFrom(null, '2026-01-01', '2026-02-28', '2199-12-31'),
		rank: fc.integer({ min: 0, max: 2 }),
		name: fc.constantFrom('Aa', 'Å', 'å', 'Øst', 'Zebra', 'z', '"a",b', '\\', '', '🍎'),
		at: fc.constantFrom(
			'2026-11-24T10:00:00.123456Z',
			'2026-11-24T10:00:00.123457Z',
			'1999-01-01T00:00:00.1Z',
		),
	}),
	{ selector: ({ id }) => id, maxLength: 25 },
);
const name = sql`t.name collate "da-x-icu"`;
const orders: [string, KeyColumn[]][] = [
	['one column', [['t.id', 'desc', 'id']]],
	['ties', [['t.rank', 'asc', 'count'], ['t.id', 'asc', 'id']]], // prettier-ignore
	['ties, turned round', [['t.rank', 'desc', 'count'], ['t.id', 'desc', 'id']]], // prettier-ignore
	['names in Danish order', [[name, 'asc', 'text'], ['t.id', 'asc', 'id']]], // prettier-ignore
	['microseconds', [['t.at', 'desc', 'moment'], ['t.id', 'desc', 'id']]], // prettier-ignore
	['two ways', [['t.at', 'desc', 'moment'], ['t.rank', 'asc', 'count'], ['t.id', 'desc', 'id']]], // prettier-ignore
	['nulls last', [['t.day', 'asc', 'day', 'nulls last'], ['t.id', 'asc', 'id']]], // prettier-ignore
	['nulls first', [['t.day', 'asc', 'day', 'nulls first'], ['t.id', 'desc', 'id']]], // prettier-ignore
	['nulls last, turned round', [['t.rank', 'asc', 'count'], ['t.day', 'desc', 'day', 'nulls last'], ['t.id', 'asc', 'id']]], // prettier-ignore
];

const table = (db: Database, given: readonly Row[]) =>
	db
		.selectFrom(
			sql<Row>`json_to_recordset(${JSON.stringify(given)}::text::json)`.as<'t'>(
				sql`t(id integer, day date, rank integer, name text, at timestamptz)`,
			),
		)
		.select(sql<number>`t.id`.as('id'));

describe('a list a page at a time', () => {
	const db = withDatabase();

	pure.each(orders)('loses and repeats nothing, there and back: %s', async (_, columns) => {
		const list = keyset(...columns);
		await fc.assert(
			fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (given, limit) => {
				const find = (asked: Omit<Asked, 'limit'>) => list.page(table(db(), given), { ...asked, limit });
				const sorted = await table(db(), given).orderBy(list.order()).execute();
				const there: (typeof sorted)[] = [];
				let page = await find({});
				expect(page).toMatchObject({ first: true, previous: null });
				for (; ; page = await find({ after: page.next })) {
					there.push(page.rows);
					if (!page.next) break;
				}
				expect(there.flat()).toEqual(sorted);
				const back = [page.rows];
				while (page.previous) {
					page = await find({ before: page.previous });
					expect(page.first).toBe(false);
					back.unshift(page.rows);
				}
				expect(back.flat()).toEqual(sorted);
				expect(back.slice(1).every((one) => one.length > 0)).toBe(true);
			}),
			{ numRuns: 25 },
		);
	});

	pure('rows that come and go between two pages move no other', async () => {
		const list = keyset(['t.rank', 'asc', 'count'], ['t.id', 'asc', 'id']);
		const row = (id: number, rank: number): Row => ({
			id,
			rank,
			day: null,
			name: '',
			at: '2026-01-01T00:00:00Z',
		});
		const before = [row(1, 0), row(2, 0), row(3, 1), row(4, 1)];
		const { next } = await list.page(table(db(), before), { limit: 2 });
		const after = [row(5, 0), ...before.filter(({ id }) => id !== 2)];
		expect((await list.page(table(db(), after), { after: next, limit: 9 })).rows).toEqual(
			[5, 3, 4].map((id) => ({ id })),
		);
	});
});

describe('a cursor out of an address', () => {
	const list = keyset(
		['t.day', 'asc', 'day', 'nulls last'],
		['t.at', 'asc', 'moment'],
		['t.name', 'asc', 'text'],
		['t.rank', 'asc', 'count'],
		['t.id', 'asc', 'id'],
	);
	const write = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
	const good = ['2026-11-24', '2026-11-24T11:00:00.123456+01:00', 'Ørsted', 0, 17];
	const but = (index: number, value: unknown) => write(good.with(index, value as string));

	pure.each([
		['itself', write(good), [...good.slice(0, 3), '0', '17']],
		['a null where nulls are', but(0, null), [null, ...good.slice(1, 3), '0', '17']],
		[
			'no fraction',
			but(1, '2026-11-24T11:00:00+01:00'),
			good.with(1, '2026-11-24T11:00:00+01:00').map(String),
		],
	])('%s', (_, cursor, values) => {
		expect(list.read({ after: cursor })).toEqual({ values, back: false });
		expect(list.read({ before: cursor })).toEqual({ values, back: true });
	});

	pure.each([
		['nothing', [null, undefined, '', ' ']],
		['cursors of earlier versions', ['17', '20260101-12', 'e1770000000-4.o20260101-3', '0-2026-01-01-12']],
		[
			'others of them',
			['2026-11-24T10:00:00.000Z_17', 'sprogcafe-k3v9x', '17~Ørsted', '20261122T101112123456-a12'],
		],
		[
			'what is no list of values',
			[write({}), write('a'), write(null), write([]), write(good.slice(1)), write([...good, 1])],
		],
		['days', [but(0, '2026-02-30'), but(0, '20261124'), but(0, 'infinity'), but(0, 17)]],
		['moments', [but(1, '2026-11-24'), but(1, '2026-02-30T00:00:00+01:00'), but(1, 'now'), but(1, null)]],
		['texts', [but(2, 'a\0b'), but(2, 'a'.repeat(301)), but(2, ['a']), but(2, {}), but(2, true)]],
		['numbers', [but(3, -1), but(3, 0.5), but(4, 0), but(4, 2 ** 31), but(4, '1; drop table t')]],
		[
			'rubbish',
			[
				'\0',
				'a'.repeat(100_000),
				'-'.repeat(1000),
				'%',
				'{}',
				'[1]',
				Buffer.from([255, 254]).toString('base64url'),
			],
		],
	])('the first page for %s', (_, cursors) => {
		for (const cursor of cursors) expect([cursor, list.read({ after: cursor })]).toEqual([cursor, undefined]);
	});

	pure('anything at all', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json()), (text) => {
				expect(list.read({ after: text })).toBeUndefined();
				expect(list.read({ before: Buffer.from(text).toString('base64url') })).toBeUndefined();
			}),
		);
	});
});
