/**
 * What may know what (CONTRIBUTING has the map). The rooms are the folders of src/lib: one that is not placed here fails.
 * A failing import names its rule; tests/rooms.test.ts plants one for each.
 */
import { readdirSync } from 'node:fs';

/** Every room may stand on these; they know no room. `feeds`: formats that other programs read. */
const ground = ['platform', 'ui', 'i18n', 'paraglide', 'feeds'];
const below = ['policy', 'geography', 'accounts', 'organisations'];
const promises = ['partnerships', 'commitments', 'contributions'];
/** Each room, and which it may know besides the ground. @type {Record<string, string[]>} */
const mayKnow = {
	policy: [],
	geography: ['policy'],
	accounts: ['policy', 'geography'],
	organisations: ['policy', 'geography', 'accounts'],
	pledge: below,
	partnerships: below,
	listings: below,
	commitments: [...below, 'partnerships'],
	contributions: [...below, 'partnerships', 'commitments'],
	reporting: [...below, ...promises, 'pledge'],
	matching: [...below, ...promises, 'pledge', 'listings'],
	events: [...below, ...promises, 'listings'],
	opportunities: [...below, ...promises, 'listings'],
};
/** They read across the rooms, and only pages and scripts know them. */
const readers = ['explore', 'municipality', 'impact'];

const rooms = Object.keys(mayKnow);
const placed = [...ground, ...rooms, ...readers];
const folders = readdirSync(new URL('src/lib', import.meta.url), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const unplaced = folders.filter((name) => !placed.includes(name));
if (unplaced.length > 0) throw new Error(`Say in .dependency-cruiser.js what src/lib/${unplaced} may know`);

/** @param {readonly string[]} names */
const any = (names) => `(${names.join('|')})`;
/** @param {readonly string[]} names */
const inLib = (names) => `^src/lib/${any(names)}/`;
/** Tests, and the casts that play in them. */
const tests = '(\\.test\\.ts|/scene\\.ts|/test-city\\.ts|-cast\\.ts)$';
/** @param {readonly string[]} kinds */
const sqlOf = (kinds) => `${any(kinds)}[^/]*\\.server\\.ts$`;

/**
 * Imports that break a rule and are not mended yet, each `from -> to`. tests/rooms.test.ts lets the list shrink only.
 * @type {[from: string, to: string][]}
 */
export const exceptions = [
	// Until letters are the ground's.
	['src/lib/pledge/signatures.server.ts', 'src/lib/partnerships/mails.server.ts'],
	['src/lib/pledge/certificate.server.ts', 'src/lib/partnerships/mails.server.ts'],
	[
		'src/lib/contributions/by-mail/confirmation-digest.server.ts',
		'src/lib/partnerships/partnership-queries.server.ts',
	],
	// Its questions and its paging are one file.
	['src/lib/reporting/overview.server.ts', 'src/lib/organisations/shown-rows.server.ts'],
	['src/lib/reporting/overview.server.ts', 'src/lib/organisations/standing/standing-rows.server.ts'],
	// Until what a person may send is one file of the ground's.
	['src/lib/events/input.ts', 'src/lib/accounts/input.ts'],
	['src/lib/organisations/input.ts', 'src/lib/accounts/input.ts'],
	['src/lib/organisations/application/registration-input.ts', 'src/lib/accounts/input.ts'],
	['src/lib/reporting/input.ts', 'src/lib/commitments/writing/input.ts'],
	['src/lib/contributions/input.ts', 'src/lib/commitments/writing/input.ts'],
	['src/lib/matching/input.ts', 'src/lib/commitments/writing/input.ts'],
];
/** @param {string} text */
const literal = (text) => `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
/**
 * A rule, leaving out the exceptions that it would meet: their sources are ruled on by rules of their own.
 * @param {{ name: string, comment: string, severity: string, from: { path: string, pathNot: string | string[] },
 *   to: { path: string, pathNot: string } }} rule
 */
const apart = (rule) => {
	const sources = exceptions.filter(
		([from, to]) => new RegExp(rule.from.path).test(from) && new RegExp(rule.to.path).test(to),
	);
	const froms = [...new Set(sources.map(([from]) => from))];
	const less = {
		...rule,
		from: { ...rule.from, pathNot: [rule.from.pathNot, ...froms.map(literal)].flat() },
	};
	const own = froms.map((from) => ({
		...rule,
		from: { path: literal(from) },
		to: {
			...rule.to,
			pathNot: [
				rule.to.pathNot.replaceAll('$1', /^src\/lib\/([^/]+)\//.exec(from)?.[1] ?? ''),
				...sources.filter(([source]) => source === from).map(([, to]) => literal(to)),
			],
		},
	}));
	return [less, ...own];
};

const roomRules = Object.entries(mayKnow).flatMap(([room, known]) =>
	apart({
		name: `${room}-knows-only-what-it-may`,
		comment: `${room} may import ${[...known, ...ground].join(', ')}`,
		severity: 'error',
		from: { path: inLib([room]), pathNot: tests },
		to: { path: '^src/lib/', pathNot: inLib([room, ...known, ...ground]) },
	}),
);

export default {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Two files that need each other, if only for a type, are one file or share a third',
			severity: 'error',
			from: { pathNot: 'paraglide' },
			to: { circular: true },
		},
		{
			name: 'ground-knows-no-room',
			comment: 'ui, i18n, platform and feeds know no domain',
			severity: 'error',
			from: { path: inLib(ground), pathNot: tests },
			to: { path: inLib([...rooms, ...readers]) },
		},
		...roomRules,
		{
			name: 'readers-are-on-top',
			comment: 'Only pages and scripts import explore, municipality and impact; they do not know each other',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: tests },
			to: { path: inLib(readers), pathNot: '^src/lib/$1/' },
		},
		{
			name: 'readers-only-read',
			comment:
				'What explore, municipality and impact need of the database, they ask a room’s readers or its rows',
			severity: 'error',
			from: { path: inLib(readers), pathNot: tests },
			to: { path: `${inLib(rooms)}.*\\.server\\.ts$`, pathNot: '(readers|rows)\\.server\\.ts$' },
		},
		...apart({
			name: 'only-a-rooms-face',
			comment: 'Questions are asked of a room’s readers and writing is done by its verbs',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: tests },
			to: { path: `^src/lib/.*${sqlOf(['queries', 'writes'])}`, pathNot: '^src/lib/($1|platform)/' },
		}),
		...apart({
			name: 'rows-are-for-sql',
			comment: 'Pieces of SQL that rooms share are for their SQL only',
			severity: 'error',
			from: {
				path: '^src/lib/([^/]+)/',
				pathNot: [tests, sqlOf(['queries', 'writes', 'rows', 'readers'])],
			},
			to: { path: `^src/lib/.*${sqlOf(['rows'])}`, pathNot: '^src/lib/$1/' },
		}),
		...apart({
			name: 'forms-are-a-rooms-own',
			comment: 'What a form sends is for its room and its pages; what forms share is in fields.ts',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: tests },
			to: { path: '^src/lib/.*(/|-)input\\.ts$', pathNot: '^src/lib/$1/' },
		}),
		{
			name: 'casts-are-for-tests',
			comment: 'What plays in tests serves nobody else',
			severity: 'error',
			from: { path: '^src/', pathNot: tests },
			to: { path: tests },
		},
		{
			name: 'pages-ask-no-database',
			comment: 'A page parses, calls one verb or reader, and answers',
			severity: 'error',
			from: { path: '^src/(routes/|hooks)' },
			to: {
				path: `^src/lib/.*${sqlOf(['queries', 'writes', 'rows'])}|node_modules/(kysely|postgres|valibot)/`,
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'rooms-run-without-sveltekit',
			comment: 'Rooms run in Vitest and plain node: no $app, no $env',
			severity: 'error',
			from: { path: '^src/lib/', pathNot: '^src/lib/ui/.*\\.svelte$' },
			to: { path: '^\\$(app|env)/' },
		},
		{
			name: 'lucia-in-one-place',
			comment: 'docs/decisions/0002: only the session files know Lucia',
			severity: 'error',
			from: { pathNot: '^src/lib/accounts/signing-in/session' },
			to: { path: 'node_modules/lucia' },
		},
		{
			name: 'sql-in-queries-only',
			comment: 'Components and pure rules hold no SQL',
			severity: 'error',
			from: { path: '^src/lib/.*(\\.svelte|/[^.]+\\.ts)$' },
			to: { path: 'node_modules/(kysely|postgres)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'nothing-from-dev-tools',
			comment: 'What serves people may not need what only builds or tests',
			severity: 'error',
			from: { path: '^src/', pathNot: '\\.test\\.ts$' },
			to: {
				dependencyTypes: ['npm-dev'],
				pathNot: 'node_modules/(@sveltejs/kit|svelte|@types)',
				dependencyTypesNot: ['type-only'],
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^src/lib/paraglide/|\\.svelte-kit/)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'default', 'types'],
		},
		combinedDependencies: false,
	},
};
