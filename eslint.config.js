import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const readingBodies = [
	{
		selector:
			'CallExpression[callee.property.name=/^(formData|json|text|arrayBuffer|blob)$/][callee.object.name="request"]',
		message:
			'Read a body by formOf, wideFormOf or uploadOf (platform/forms/form-body.server.ts): they have bounds.',
	},
	{
		selector:
			'CallExpression[callee.property.name=/^(formData|json|text|arrayBuffer|blob)$/][callee.object.property.name="request"]',
		message:
			'Read a body by formOf, wideFormOf or uploadOf (platform/forms/form-body.server.ts): they have bounds.',
	},
];
const byLanguage = {
	selector: 'BinaryExpression[operator=/^[!=]==$/] > Literal[value=/^(da|en)$/]',
	message: 'What differs by language stands in the table of i18n/locale.ts.',
};
const inSql =
	'SQL stands in *queries, *writes and *rows files: ask a function of one (CONTRIBUTING, A room).';
/** Building a query, a piece of SQL, running either; `transaction().execute(work)` is a verb's own. */
const askingTheDatabase = [
	'CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/]',
	'TaggedTemplateExpression[tag.name="sql"]',
	'CallExpression[callee.object.name="sql"]',
	'CallExpression[callee.property.name=/^executeTakeFirst/]',
	'CallExpression[callee.property.name="execute"][arguments.length=0]',
].map((selector) => ({ selector, message: inSql }));
const castingRows = {
	selector: 'CallExpression[callee.property.name="$castTo"]',
	message:
		'Rows are what the tables say (docs/decisions/0019); $narrowType says what a `where` makes narrower.',
};
/** Where SQL is at home, by the names of files; tests and their casts are elsewhere. */
const sqlFiles = ['queries', 'writes', 'rows', 'personal-data'].map(
	(kind) => `src/lib/**/*${kind}.server.ts`,
);
const countingTexts = {
	selector:
		'CallExpression[callee.object.name="m"] > ObjectExpression > Property[key.name="count"] > CallExpression[callee.name="formatNumber"]',
	message: 'A message counts a number and writes it itself: `local number = count: number`.',
};

export default defineConfig(
	globalIgnores([
		'.svelte-kit/',
		'build/',
		'.data/',
		'src/lib/paraglide/',
		'src/lib/platform/database/tables.ts',
	]),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows which names exist.
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			// Control characters are looked for to keep them out.
			'no-control-regex': 'off',
			'no-console': 'off',
		},
	},
	{
		files: ['src/**/*.ts'],
		ignores: ['src/lib/platform/forms/form-body.server.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...readingBodies, byLanguage, countingTexts, castingRows],
		},
	},
	{
		files: ['src/**/*.ts'],
		ignores: [...sqlFiles, 'src/lib/platform/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...readingBodies,
				byLanguage,
				countingTexts,
				castingRows,
				...askingTheDatabase,
			],
		},
	},
	{
		files: ['src/**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...readingBodies] },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// Addresses are localised by `href()` (src/lib/i18n/urls.ts), which this rule does not know.
			'svelte/no-navigation-without-resolve': 'off',
			// The Content-Security-Policy blocks inline styles; see docs/decisions/0006.
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			'svelte/no-at-html-tags': 'error',
			// `{' '}` keeps a space that the formatter would take.
			'svelte/no-useless-mustaches': 'off',
			'no-restricted-syntax': ['error', byLanguage, countingTexts],
		},
	},
);
