import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
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
	['casts-are-for-tests', 'events', 'commitments/scene.ts'],
	['pages-ask-no-database', '../routes', 'contributions/writes.server.ts'],
].map(([rule = '', room = '', file = ''], index) => ({
	rule,
	at: `${lib}/${room}/planted-${index}.ts`.replace('lib/../', ''),
	code: `import '#lib/${file}';`,
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
