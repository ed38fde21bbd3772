/**
 * What may know what (CONTRIBUTING has the map). The rooms are the folders of src/lib: one that is not placed here fails.
 * A failing import names its rule; tests/rooms.test.ts plants one for each.
 */
import { readdirSync } from 'node:fs';

/** Every room may stand on these; they know no room. `feeds`: formats that other programs read; `agreement`: each signs. */
const ground = ['platform', 'ui', 'i18n', 'paraglide', 'feeds', 'agreement'];
const below = ['policy', 'geography', 'accounts', 'organisations'];
const commitmentRooms = ['partnerships', 'commitments', 'contributions'];
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
	benefits: [...below, 'listings'],
	reporting: [...below, ...commitmentRooms, 'pledge', 'listings', 'benefits'],
	matching: [...below, ...commitmentRooms, 'pledge', 'listings', 'moderation'],
	events: [...below, ...commitmentRooms, 'listings'],
	opportunities: [...below, ...commitmentRooms, 'listings'],
	importing: [...below, 'listings', 'events'],
	moderation: [...below, 'listings', 'benefits', 'events', 'opportunities'],
	followup: [...below, 'partnerships', 'commitments'],
	dialogue: [...below, 'partnerships', 'commitments', 'listings', 'events', 'moderation'],
	equality: [...below, 'commitments'],
	networks: [...below, ...commitmentRooms, 'listings', 'events'],
};
/** They read across the rooms, and only pages and scripts know them. */
const readers = ['explore', 'municipality', 'impact'];
/**
 * They stand on what is below them, and only pages know them: `alerts` finds what is new by the filters of `Oplev`, `casework`
 * keeps the municipality's file on a partner beside what the rooms know of it, `guide` shows beside its own texts what `Oplev` finds.
 */
const above = ['alerts', 'casework', 'guide'];

/** The log has words for every verb that a room writes down, by the types of their recorders alone. */
const allVerbs = '^src/lib/municipality/audit/verbs\\.ts$';

const rooms = Object.keys(mayKnow);
const placed = [...ground, ...rooms, ...readers, ...above];
const folders = readdirSync(new URL('src/lib', import.meta.url), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const unplaced = folders.filter((name) => !placed.includes(name));
if (unplaced.length > 0) throw new Error(`Say in .dependency-cruiser.js what src/lib/${unplaced} may know`);

/** @param {readonly string[]} names */
const any = (names) => `(${names.join('|')})`;
/** @param {readonly string[]} names */
const inLib = (names) => `^src/lib/${any(names)}/`;
/** Tests, and the cast that plays in them. */
const tests = '(\\.test\\.ts$|^tests/)';
/** @param {readonly string[]} kinds */
const sqlOf = (kinds) => `${any(kinds)}[^/]*\\.server\\.ts$`;

const roomRules = Object.entries(mayKnow).map(([room, known]) => ({
	name: `${room}-knows-only-what-it-may`,
	comment: `${room} may import ${[...known, ...ground].join(', ')}`,
	severity: 'error',
	from: { path: inLib([room]), pathNot: tests },
	to: { path: '^src/lib/', pathNot: inLib([room, ...known, ...ground]) },
}));

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
			comment: 'ui, i18n, platform, feeds and agreement know no domain',
			severity: 'error',
			from: { path: inLib(ground), pathNot: tests },
			to: { path: inLib([...rooms, ...readers, ...above]) },
		},
		...roomRules,
		{
			name: 'readers-are-on-top',
			comment: 'Only pages and scripts import explore, municipality and impact; they do not know each other',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: [tests, inLib(above), allVerbs] },
			to: { path: inLib([...readers, ...above]), pathNot: '^src/lib/$1/' },
		},
		{
			name: 'alerts-knows-only-what-it-may',
			comment: 'alerts may import explore and the rooms below it; nobody but pages imports alerts',
			severity: 'error',
			from: { path: inLib(['alerts']), pathNot: tests },
			to: { path: inLib([...readers.filter((name) => name !== 'explore'), 'casework', 'guide']) },
		},
		{
			name: 'casework-knows-only-what-it-may',
			comment: 'casework may import the rooms; nobody but pages imports casework',
			severity: 'error',
			from: { path: inLib(['casework']), pathNot: tests },
			to: { path: inLib([...readers, 'alerts', 'guide']) },
		},
		{
			name: 'guide-knows-only-what-it-may',
			comment: 'guide may import explore and the rooms below it; nobody but pages imports guide',
			severity: 'error',
			from: { path: inLib(['guide']), pathNot: tests },
			to: { path: inLib([...readers.filter((name) => name !== 'explore'), 'alerts', 'casework']) },
		},
		{
			name: 'readers-only-read',
			comment:
				'What explore, municipality and impact need of the database, they ask a room’s readers or its rows',
			severity: 'error',
			from: { path: inLib(readers), pathNot: [tests, allVerbs] },
			to: { path: `${inLib(rooms)}.*\\.server\\.ts$`, pathNot: '(readers|rows)\\.server\\.ts$' },
		},
		{
			name: 'readers-hold-no-verbs',
			comment:
				'A room’s readers pass its questions on and put answers together; what changes anything is a verb',
			severity: 'error',
			from: { path: 'readers\\.server\\.ts$', pathNot: tests },
			to: { path: '(acting|submissions|audit|record|mail|letters|jobs|writes)\\.server\\.ts$' },
		},
		{
			name: 'only-a-rooms-face',
			comment: 'Questions are asked of a room’s readers and writing is done by its verbs',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: tests },
			to: { path: `^src/lib/.*${sqlOf(['queries', 'writes'])}`, pathNot: '^src/lib/($1|platform)/' },
		},
		{
			name: 'rows-are-for-sql',
			comment: 'Pieces of SQL that rooms share are for their SQL only',
			severity: 'error',
			from: {
				path: '^src/lib/([^/]+)/',
				pathNot: [tests, sqlOf(['queries', 'writes', 'rows', 'readers'])],
			},
			to: { path: `^src/lib/.*${sqlOf(['rows'])}`, pathNot: '^src/lib/$1/' },
		},
		{
			name: 'forms-are-a-rooms-own',
			comment: 'What a form sends is for its room and its pages; what forms share is in fields.ts',
			severity: 'error',
			from: { path: '^src/lib/([^/]+)/', pathNot: tests },
			to: { path: '^src/lib/.*(/|-)input\\.ts$', pathNot: ['^src/lib/$1/', '^src/lib/platform/'] },
		},
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
			from: { path: '^src/lib/', pathNot: '^src/lib/ui/(.*\\.svelte|forms/ask-action\\.ts)$' },
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
