import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = ['src/**/*.{ts,svelte}', 'scripts/**/*.ts', 'tests/**/*.ts'];
/** Codes that are put together of a name and what is wrong. */
const composed = ['contribution_', 'event_ask_'];

test('every message is said somewhere', () => {
	const code = globSync(files, {
		exclude: (path) => path.includes('paraglide') || path.endsWith('messages.test.ts'),
	})
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
	const words = new Set(code.match(/\w+/g));
	const keys = globSync('messages/da/*.json').flatMap((file) =>
		Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).filter((key) => !key.startsWith('$')),
	);
	const isSaid = (key: string) => {
		const refusal = /^refused_(.+)$/.exec(key)?.[1];
		return (
			words.has(key) ||
			(refusal !== undefined && (words.has(refusal) || composed.some((start) => refusal.startsWith(start))))
		);
	};
	expect(keys.length).toBeGreaterThan(2000);
	expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});
