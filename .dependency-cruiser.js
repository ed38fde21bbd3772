/** The directions of docs/decisions and CONTRIBUTING: what may know what. A failing import names its rule. */

const platform = ['platform', 'ui', 'i18n', 'paraglide'];
/** Each room may know those named before it in its line, and the ground they all stand on. */
const mayKnow = {
	policy: [],
	geography: [],
	accounts: ['policy', 'geography'],
	organisations: ['policy', 'geography', 'accounts'],
	partnerships: ['policy', 'geography', 'accounts', 'organisations'],
	commitments: ['policy', 'geography', 'accounts', 'organisations', 'partnerships'],
	reporting: ['policy', 'geography', 'accounts', 'organisations', 'partnerships', 'commitments'],
	matching: ['policy', 'geography', 'accounts', 'organisations', 'partnerships', 'commitments'],
	events: ['policy', 'geography', 'accounts', 'organisations', 'partnerships', 'commitments', 'feeds'],
	opportunities: [
		'policy',
		'geography',
		'accounts',
		'organisations',
		'partnerships',
		'commitments',
		'events',
		'feeds',
	],
	feeds: [],
};
const readers = ['explore', 'municipality', 'impact'];
const rooms = [...Object.keys(mayKnow), ...readers];

const roomRules = Object.entries(mayKnow).map(([room, known]) => ({
	name: `${room}-knows-only-what-it-may`,
	comment: `${room} may import ${[...known, ...platform].join(', ')}`,
	severity: 'error',
	from: { path: `^src/lib/${room}/`, pathNot: '\\.test\\.ts$' },
	to: { path: '^src/lib/', pathNot: `^src/lib/(${[room, ...known, ...platform].join('|')})/` },
}));

export default {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Two files that need each other are one file, or share a third',
			severity: 'error',
			from: { pathNot: 'paraglide' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{
			name: 'ground-knows-no-room',
			comment: 'ui, i18n and platform know no domain',
			severity: 'error',
			from: { path: '^src/lib/(ui|i18n|platform)/', pathNot: '\\.test\\.ts$' },
			to: { path: `^src/lib/(${rooms.join('|')})/` },
		},
		...roomRules,
		{
			name: 'readers-are-on-top',
			comment: 'explore and municipality read across the rooms; only routes and scripts import them',
			severity: 'error',
			from: { path: '^src/lib/', pathNot: `^src/lib/(${readers.join('|')})/` },
			to: { path: `^src/lib/(${readers.join('|')})/` },
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
			from: { pathNot: '^src/lib/accounts/session' },
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
