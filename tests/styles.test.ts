/** The primitives are said once and used; a component does not give one of their names another meaning. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const primitives = new Set(
	[...readFileSync('src/primitives.css', 'utf8').matchAll(/^\.([a-z][a-z0-9-]*)/gm)].map(
		([, name = '']) => name,
	),
);
const components = globSync('src/**/*.svelte').map((file) => {
	const [markup = '', style = ''] = readFileSync(file, 'utf8').split(/^<style>/m);
	return { file, markup, style };
});

test('every primitive is used', () => {
	const used = new Set(components.flatMap(({ markup }) => markup.match(/[a-z][a-z0-9-]*/g) ?? []));
	expect([...primitives].filter((name) => !used.has(name))).toEqual([]);
});

test('no component has a class of its own that is named like a primitive', () => {
	const taken = components.flatMap(({ file, style }) =>
		[...style.matchAll(/\.([a-z][a-z0-9-]*)(?=[^;{}]*\{)/g)]
			.filter(([, name = '']) => primitives.has(name))
			.map(([, name = '']) => `${file}: ${name}`),
	);
	expect(taken).toEqual([]);
});
