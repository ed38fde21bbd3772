/** The primitives are said once and used; a component does not give one of their names another meaning. */
import { globSync, readFileSync } from 'node:fs';
import { parse, type AST } from 'svelte/compiler';
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

/** What stands in a cell as boxes of their own: text that runs on is one. */
function pieces({ nodes }: AST.Fragment): number {
	let count = 0;
	let inText = false;
	for (const node of nodes) {
		if (node.type === 'Comment' || (node.type === 'Text' && !node.data.trim())) continue;
		const isText = node.type === 'Text' || node.type === 'ExpressionTag';
		if (node.type === 'IfBlock')
			count += Math.max(pieces(node.consequent), node.alternate ? pieces(node.alternate) : 0);
		else if (!isText || !inText) count += 1;
		inText = isText;
	}
	return count;
}

test('a cell that says its column in a narrow window is one piece beside it', () => {
	const cells: [string, number][] = [];
	for (const { file } of components) {
		const walk = (node: unknown): void => {
			if (!node || typeof node !== 'object') return;
			const { type, name, attributes, fragment } = node as Partial<AST.RegularElement>;
			if (type === 'RegularElement' && (name === 'td' || name === 'th') && fragment) {
				const says = attributes!.some((one) => one.type === 'Attribute' && one.name === 'data-label');
				if (says) cells.push([file, pieces(fragment)]);
			}
			for (const child of Object.values(node)) walk(child);
		};
		const source = readFileSync(file, 'utf8');
		if (source.includes('data-label=')) walk(parse(source, { modern: true }).fragment);
	}
	expect(cells.length).toBeGreaterThan(10);
	expect(cells.filter(([, count]) => count !== 1)).toEqual([]);
});
