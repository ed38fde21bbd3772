/** What the site says once: each under a name of its own, and no table forgotten. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { flashes } from '../../src/flashes.ts';

it('each flash has a name of its own', () => {
	const ids = flashes.flatMap((table) => Object.values(table)).map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.length).toBeGreaterThan(60);
});

it('each room’s table is listed', () => {
	const listed = readFileSync('src/flashes.ts', 'utf8');
	const tables = globSync('src/lib/**/flashes.ts');
	expect(tables).toHaveLength(flashes.length);
	for (const file of tables) expect(listed).toContain(file.replace('src/lib/', '#lib/'));
});

it('no page looks in its address for what just happened', () => {
	const wrong = globSync('src/{routes,lib}/**/*.{ts,svelte}').filter((file) =>
		/[?&](said|done|deleted|decided|confirmed|signed)\b|searchParams\.(get|has)\('(said|done)'\)/.test(
			readFileSync(file, 'utf8'),
		),
	);
	expect(wrong).toEqual([]);
});
