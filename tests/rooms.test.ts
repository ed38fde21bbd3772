import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import config from '../.dependency-cruiser.js';

const lib = 'src/lib';

interface Planted {
	rule: string;
	/** The file, in a copy of the house. */
	at: string;
	code: string;
}

const planted: Planted[] = [
	['commitments-knows-only-what-it-may', 'commitments', 'contributions/contribution.ts'],
	['pledge-knows-only-what-it-may', 'pledge', 'partnerships/partnership.ts'],
	['partnerships-knows-only-what-it-may', 'partnerships', 'pledge/readers.server.ts'],
	['listings-knows-only-what-it-may', 'listings', 'events/event.ts'],
	['opportunities-knows-only-what-it-may', 'opportunities', 'events/event.ts'],
	['accounts-knows-only-what-it-may', 'accounts', 'organisations/organisation.ts'],
	['ground-knows-no-room', 'ui', 'policy/catalogue.ts'],
	['ground-knows-no-room', 'feeds', 'events/event.ts'],
	['ground-knows-no-room', 'agreement', 'partnerships/partnership.ts'],
	['readers-are-on-top', 'events', 'explore/filter.ts'],
	['readers-are-on-top', 'municipality', 'impact/impact.ts'],
	['readers-only-read', 'municipality', 'organisations/application/approval.server.ts'],
	['only-a-rooms-face', 'events', 'contributions/writes.server.ts'],
	['only-a-rooms-face', 'reporting', 'commitments/queries.server.ts'],
	['rows-are-for-sql', 'contributions', 'commitments/rows.server.ts'],
	['forms-are-a-rooms-own', 'opportunities', 'commitments/life-input.ts'],
	['casts-are-for-tests', 'events', '../../tests/support/cast/people.ts'],
	['pages-ask-no-database', '../routes', 'contributions/writes.server.ts'],
].map(([rule = '', room = '', file = ''], index) => ({
	rule,
	at: `${lib}/${room}/planted-${index}.ts`.replace('lib/../', ''),
	code: `import '#lib/${file}';`.replace('#lib/../..', '../../..'),
}));
planted.push(
	{
		rule: 'pages-ask-no-database',
		at: `src/routes/planted-sql.ts`,
		code: `import { sql } from 'kysely';\nsql;`,
	},
	{
		rule: 'sql-in-queries-only',
		at: `${lib}/policy/planted-sql.ts`,
		code: `import { sql } from 'kysely';\nsql;`,
	},
	{
		rule: 'readers-hold-no-verbs',
		at: `${lib}/events/planted-readers.server.ts`,
		code: `import '#lib/accounts/acting.server.ts';`,
	},
	{ rule: 'lucia-in-one-place', at: `${lib}/accounts/planted-lucia.ts`, code: `import 'lucia';` },
	{ rule: 'nothing-from-dev-tools', at: `${lib}/i18n/planted-dev.ts`, code: `import 'fast-check';` },
	{
		rule: 'no-circles',
		at: `${lib}/geography/planted-one.ts`,
		code: `import type { Two } from '#lib/geography/planted-two.ts';\nexport type One = Two | null;`,
	},
);
/** The other half of the circle. */
const other = {
	at: `${lib}/geography/planted-two.ts`,
	code: `import type { One } from '#lib/geography/planted-one.ts';\nexport type Two = One[];`,
};

test('each forbidden import is caught by its rule', { timeout: 120_000 }, async () => {
	const house = mkdtempSync(join(tmpdir(), 'rooms-'));
	cpSync('src', join(house, 'src'), { recursive: true, filter: (path) => !path.includes('paraglide') });
	cpSync('tests/support/cast', join(house, 'tests/support/cast'), { recursive: true });
	for (const file of ['package.json', 'tsconfig.json', 'node_modules'])
		symlinkSync(resolve(file), join(house, file));
	for (const { at, code } of [...planted, other]) writeFileSync(join(house, at), `${code}\n`);
	const { options, forbidden } = config as unknown as {
		options: ICruiseOptions;
		forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
	};
	const { output } = await cruise(
		planted.map(({ at }) => at),
		{ ...options, baseDir: house, ruleSet: { forbidden }, validate: true },
		{},
		{ tsConfig: extractTSConfig('tsconfig.json') },
	);
	rmSync(house, { recursive: true });
	const { violations } = (output as ICruiseResult).summary;
	const caught = (at: string) => violations.filter(({ from }) => from === at).map(({ rule }) => rule.name);
	expect(planted.map(({ at, rule }) => [at, caught(at).includes(rule) ? rule : caught(at)])).toEqual(
		planted.map(({ at, rule }) => [at, rule]),
	);
});

/** Each asks the database in a way of its own. */
const asking = [
	`db.selectFrom('event').selectAll()`,
	`trx.insertInto('event').values(row)`,
	`trx.updateTable('event').set(row)`,
	`trx.deleteFrom('event')`,
	'sql`select 1`.execute(db)',
	'sql<number>`now()`',
	`sql.ref('event.id')`,
	`events(db).execute()`,
	`events(db).executeTakeFirstOrThrow()`,
];
const verbs = [
	'events/planted.server.ts',
	'events/registrations/planted.server.ts',
	'events/readers.server.ts',
];
const pages = [
	'routes/planted/+page.server.ts',
	'routes/planted/+server.ts',
	'hooks.server.ts',
	'planted.ts',
];
const sqlAtHome = ['queries', 'planted-queries', 'writes', 'rows', 'personal-data'];

test.each([
	...[...verbs.map((file) => `lib/${file}`), ...pages].map((file) => [file, asking] as const),
	...sqlAtHome.map((kind) => [`lib/events/${kind}.server.ts`, []] as const),
	['lib/platform/planted.server.ts', []] as const,
])('of SQL in %s is caught what is out of place', { timeout: 60_000 }, async (file, caught) => {
	const eslint = new ESLint();
	const code = asking.map((one) => `${one};`).join('\n');
	const [result] = await eslint.lintText(`${code}\ndb.transaction().execute(work);`, {
		filePath: `src/${file}`,
	});
	const lines = new Set(
		result?.messages.filter(({ message }) => message.startsWith('SQL ')).map(({ line }) => line),
	);
	expect(asking.filter((_, index) => lines.has(index + 1))).toEqual(caught);
	expect(lines).not.toContain(asking.length + 1);
});

test('a row that is cast is caught', { timeout: 60_000 }, async () => {
	const [result] = await new ESLint().lintText(`db.selectFrom('event').$castTo<Event>();`, {
		filePath: 'src/lib/events/queries.server.ts',
	});
	expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(['no-restricted-syntax']);
});

const snake = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tables = [
	...readFileSync(`${lib}/platform/database/tables.ts`, 'utf8').matchAll(/^ {2}(\w+): [A-Z]\w*;$/gm),
].map(([, table]) => snake(table ?? ''));
const built = /(?:insertInto|updateTable|deleteFrom|deleteInBatches)\(\s*(?:\w+,\s*)?'(\w+)/g;
const written = /(?:insert into|update|delete from)\s+(\w+)/g;

describe('each table', () => {
	const writers = new Map<string, Set<string>>();
	for (const entry of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
		const path = entry.replaceAll('\\', '/');
		if (!/\.server\.ts$/.test(path)) continue;
		const code = readFileSync(`${lib}/${path}`, 'utf8');
		for (const [, table = ''] of [...code.matchAll(built), ...code.matchAll(written)]) {
			if (!tables.includes(snake(table))) continue;
			const rooms = writers.get(snake(table)) ?? new Set();
			writers.set(snake(table), rooms.add(path.split('/')[0] ?? ''));
		}
	}
	test('is written by one room', () => {
		expect(writers.size).toBeGreaterThan(40);
		const several = [...writers].filter(([, rooms]) => rooms.size > 1);
		expect(several.map(([table, rooms]) => [table, ...rooms])).toEqual([]);
	});
});

test('people and organisations of tests come from the one cast', () => {
	const ofTests = ['src', 'tests', 'scripts'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.map((entry) => `${folder}/${entry.replaceAll('\\', '/')}`)
			.filter((path) => /^tests\/.*\.ts$|\.test\.ts$/.test(path) && !path.startsWith('tests/support/cast/')),
	);
	const makes = /insertInto\('(person|organisation|membership)'\)/;
	expect(ofTests.length).toBeGreaterThan(100);
	expect(ofTests.filter((path) => makes.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('no folder shows more files than one can take in', () => {
	const shown = new Map<string, number>();
	for (const root of ['src/lib', 'scripts', 'tests'])
		for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
			if (entry.isFile() && !entry.parentPath.includes('paraglide'))
				shown.set(entry.parentPath, (shown.get(entry.parentPath) ?? 0) + 1);
	expect([...shown].filter(([, files]) => files > 26)).toEqual([]);
});
