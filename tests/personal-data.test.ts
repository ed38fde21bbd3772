/** The registry of personal data against the schema: nothing about people is kept that no room copies and erases. */
import { sql } from 'kysely';
import { beforeAll, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { eraseAccount, ownData } from '#lib/accounts/own-account/own-data.server.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Erasure, OwnCopy } from '#lib/platform/personal-data/personal-data.server.ts';
import { days, kinds, termsOf } from '#lib/platform/personal-data/retention.ts';
import { crontab, keepers } from '../src/jobs.server.ts';
import { personalData } from '../src/personal-data.server.ts';
import { test, withDatabase } from './support/database.ts';
import { columnsOf, everyRow, fillEverything, textIn, type Somebody } from './support/everything.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** 'table.column' and the rooms that list it. */
function listed(): Map<string, Set<string>> {
	const rooms = new Map<string, Set<string>>();
	const add = (column: string, room: string) => rooms.set(column, (rooms.get(column) ?? new Set()).add(room));
	for (const { room, holdings, impersonal } of personalData) {
		for (const { table, whose, copied, withheld } of holdings)
			for (const column of [...whose, ...copied, ...withheld]) add(`${snake(table)}.${snake(column)}`, room);
		for (const column of Object.values(impersonal).flat()) add(column, room);
	}
	return rooms;
}

/**
 * What can hold something about a person: a person's number, everything typed (text, lists, JSON, bytes) that is
 * not one of a closed list of words, and whatever is called like a person or their address. What the database
 * generates from other columns is theirs.
 */
async function suspects(db: Database): Promise<{ column: string; why: string }[]> {
	const { rows } = await sql<{ column: string; why: string }>`
		select c.relname || '.' || a.attname as column,
			case when refers then 'refers to a person' when typed then 'holds typed text or data'
				else 'is called like a person or an address' end as why
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		cross join lateral (select
			exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
				and f.confrelid = 'person'::regclass and a.attnum = any(f.conkey)) or (c.relname = 'person' and a.attname = 'id') as refers,
			a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'text[]'::regtype, 'json'::regtype,
				'jsonb'::regtype, 'bytea'::regtype, 'inet'::regtype, 'xml'::regtype)
				and not exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid
					and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%') as typed,
			a.attname ~ '(^|_)(by|person|people|owner|name|e?mail|phone|contact|birth|cpr|gender|age)(_|$)'
				and not (a.atttypid in ('timestamptz'::regtype, 'boolean'::regtype)) as called
		) looks
		where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname !~ '^kysely_'
			and (refers or typed or (called and a.attname !~ '_by_id$'))
		order by 1`.execute(db);
	return rows;
}

describe('the registry of personal data', () => {
	test('lists every column that can say something about a person', async ({ db }) => {
		const known = listed();
		const missing = (await suspects(db))
			.filter(({ column }) => !known.has(column))
			.map(
				({ column, why }) =>
					`${column} ${why}, and no room says what becomes of it. Open the personal-data.server.ts of the room that owns ` +
					`the table "${column.split('.')[0]}": add the column to a holding (it is then in the copy a person gets, and erased ` +
					`as the holding says), or to "impersonal" with the reason why it can say nothing about anybody.`,
			);
		expect(missing.join('\n')).toBe('');
	});

	test('catches a column that somebody adds, and says what to do', async ({ db }) => {
		await sql`alter table event add column caterer text, add column cooked_by integer references person,
			add column helper_phone bigint, add column allergies jsonb, add column food text check (food in ('soup', 'bread'))`.execute(
			db,
		);
		const known = listed();
		const caught = (await suspects(db)).filter(({ column }) => !known.has(column));
		expect(caught).toEqual([
			{ column: 'event.allergies', why: 'holds typed text or data' },
			{ column: 'event.caterer', why: 'holds typed text or data' },
			{ column: 'event.cooked_by', why: 'refers to a person' },
			{ column: 'event.helper_phone', why: 'is called like a person or an address' },
		]);
	});

	test('lists each column in one room only, and none that is gone', async ({ db }) => {
		const { rows } = await sql<{ column: string }>`select table_name || '.' || column_name as column
			from information_schema.columns where table_schema = 'public'`.execute(db);
		const real = new Set(rows.map(({ column }) => column));
		const wrong = [...listed()].flatMap(([column, rooms]) => [
			...(rooms.size > 1 ? [`${column} is listed by ${[...rooms].join(' and ')}: leave it in one room`] : []),
			...(real.has(column)
				? []
				: [`${column} is listed by ${[...rooms].join()}, but no migration makes it: take it off`]),
		]);
		expect(wrong).toEqual([]);
	});

	test('does not call the same column personal and impersonal', () => {
		const columns = personalData.flatMap(({ holdings }) =>
			holdings.flatMap(({ table, whose, copied, withheld }) =>
				[...whose, ...copied, ...withheld].map((column) => `${snake(table)}.${snake(column)}`),
			),
		);
		const impersonal = personalData.flatMap((room) => Object.values(room.impersonal).flat());
		expect(impersonal.filter((column) => columns.includes(column))).toEqual([]);
		expect(new Set(impersonal).size).toBe(impersonal.length);
	});

	test('gives every list a name of its own, and a kind the privacy page speaks of', () => {
		const lists = personalData.flatMap(({ holdings }) => holdings.map(({ list }) => list));
		expect(lists).toEqual([...new Set(lists)]);
		const spoken = new Set<string>(kinds);
		const unknown = personalData.flatMap(({ holdings }) =>
			holdings.filter(({ kind }) => !spoken.has(kind)).map(({ list }) => list),
		);
		expect(unknown).toEqual([]);
	});

	test('every term has a job that recurs', () => {
		const recurring = crontab.split('\n').map((line) => line.split(' ').at(-1));
		for (const { name } of keepers) expect(recurring).toContain(name);
		const kept = keepers.flatMap(({ keepings }) => keepings.map(({ term }) => term));
		expect(new Set(kept)).toEqual(new Set(Object.keys(days)));
		// The overview shows each beside a kind, and no term is kept by two jobs.
		expect(new Set(Object.values(termsOf).flat())).toEqual(new Set(kept));
		const byJob = keepers.flatMap(({ keepings }) => [...new Set(keepings.map(({ term }) => term))]);
		expect(byJob).toHaveLength(new Set(byJob).size);
	});
});

const rosa: Somebody = {
	id: 1,
	name: 'Rosa Prøve-Lund',
	email: 'rosa@prove.example',
	phone: '+45 31 41 59 26',
	mark: 'Rosas',
};
const other: Somebody = {
	id: 2,
	name: 'Bo Andersen',
	email: 'bo@andre.example',
	phone: '+45 27 18 28 18',
	mark: 'Boes',
};

const holdings = personalData.flatMap((room) => room.holdings);

/** What becomes of a column: the strongest of the holdings that list it. */
function fateOf(table: string, column: string): Erasure | 'impersonal' {
	const fates = holdings
		.filter(
			(holding) =>
				snake(holding.table) === table &&
				[...holding.whose, ...holding.copied, ...holding.withheld].some((name) => snake(name) === column),
		)
		.map(({ erasure }) => erasure);
	return (
		(['row', 'emptied', 'document', 'number'] as const).find((fate) => fates.includes(fate)) ?? 'impersonal'
	);
}

describe('somebody with a row in every table', () => {
	const db = withDatabase();
	const password = 'cykelsti og havregrød';
	let before: Awaited<ReturnType<typeof everyRow>>;
	let columns: Awaited<ReturnType<typeof columnsOf>>;
	let copy: OwnCopy;

	beforeAll(async () => {
		columns = await columnsOf(db());
		await fillEverything(db(), [rosa, other]);
		await db()
			.updateTable('person')
			.set({ passwordHash: await hashPassword(password), erasedAt: null })
			.execute();
		before = await everyRow(db());
		const actor = { person: { ...rosa, locale: 'da', emailConfirmed: true } } as unknown as Actor;
		copy = await ownData(db(), actor, personalData);
		await eraseAccount(db(), actor, password, personalData);
	});

	test('gets a copy of every listed column, and of no other person', () => {
		const lacking = holdings.flatMap(({ table, list, copied }) =>
			columns
				.filter(({ table: name, column, type, person, word }) => {
					const typed = type === 'text' || type === 'text[]' || type.startsWith('json');
					const isCopied = copied.some((one) => snake(one) === column);
					return name === snake(table) && typed && !person && word === null && isCopied;
				})
				.filter(({ column }) => !JSON.stringify(copy[list]).includes(textIn(rosa, snake(table), column)))
				.map(({ column }) => `${list} lacks ${snake(table)}.${column}`),
		);
		expect(lacking).toEqual([]);
		expect(JSON.stringify(copy)).not.toMatch(/Boes|Bo Andersen|bo@andre/);
		expect(Object.entries(copy).filter(([, rows]) => rows.length === 0)).toEqual([]);
	});

	test('gets no digest of a password or a link', () => {
		expect(JSON.stringify(copy)).not.toMatch(/argon2|_hash|Hash/);
	});

	test('is nowhere once erased: no name, e-mail or phone, save in public documents', async () => {
		const documents = columns.filter(({ table, column }) => fateOf(table, column) === 'document');
		const left = (await everyRow(db())).flatMap(({ table, columns: json }) => {
			const row = JSON.parse(json) as Record<string, unknown>;
			for (const { column } of documents.filter((column) => column.table === table)) delete row[column];
			const text = JSON.stringify(row);
			return [rosa.name, rosa.email, rosa.phone]
				.filter((word) => text.includes(word))
				.map((word) => `${table} still says ${word}`);
		});
		expect(left).toEqual([]);
	});

	test('leaves what was written for others, and nothing else', async () => {
		const after = (await everyRow(db())).map(({ table, columns: json }) => ({ table, json }));
		const wrong = columns
			.filter(
				({ type, word }) =>
					word === null && (type === 'text' || type === 'text[]' || type.startsWith('json')),
			)
			.filter(({ table, column }) => ['row', 'emptied'].includes(fateOf(table, column)))
			.filter(({ table, column }) => {
				const text = textIn(rosa, table, column);
				return (
					text !== 'person' && after.some((row) => row.table === table && row.json.includes(`"${text}"`))
				);
			})
			.map(({ table, column }) => `${table}.${column} is to go and stands`);
		expect(wrong).toEqual([]);
	});

	test('changes nothing of another person', async () => {
		const after = await everyRow(db());
		const theirs = (rows: typeof after) =>
			rows.filter(({ table, columns: json }) => /Boes|bo@andre/.test(json) && table !== 'throttle');
		expect(theirs(after)).toEqual(theirs(before));
	});
});
