/** JSON-LD as pages write it: values that may be one or many, named with or without their vocabulary, here or elsewhere on the page. */

export type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const bare = (name: string) => name.replace(/^(?:https?:\/\/schema\.org\/|schema:)/i, '');

export const listOf = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** All values of a property. */
export function valuesOf(node: Node, name: string): unknown[] {
	if (Object.hasOwn(node, name)) return listOf(node[name]);
	const key = Object.keys(node).find((one) => bare(one) === name);
	return key === undefined ? [] : listOf(node[key]);
}

/** The first text among a property's values; the Danish one where it is in several languages. */
export function textOf(node: Node, name: string): string {
	const values = valuesOf(node, name);
	const inDanish = values.find((value) => isNode(value) && /^da\b/i.test(String(value['@language'] ?? '')));
	for (const value of inDanish === undefined ? values : [inDanish]) {
		const said = isNode(value) ? value['@value'] : value;
		if (typeof said === 'string' && said.trim() !== '') return said.trim();
		if (typeof said === 'number') return String(said);
	}
	return '';
}

/** A link is a text, or what it names. */
export function linkOf(node: Node, name: string): string {
	const [value] = valuesOf(node, name);
	return isNode(value) ? textOf(value, '@id') || textOf(value, 'url') : textOf(node, name);
}

export const typesOf = (node: Node): string[] =>
	listOf(node['@type']).flatMap((type) => (typeof type === 'string' ? [bare(type)] : []));

/** What is only named here, and described elsewhere on the page. */
export type Named = ReadonlyMap<string, Node>;

export function described(value: unknown, named: Named): unknown {
	if (!isNode(value)) return value;
	const id = value['@id'];
	return typeof id === 'string' && Object.keys(value).length === 1 ? (named.get(id) ?? value) : value;
}

const deepest = 12;
const mostNodes = 20_000;

/** Every object of the data, those that hold others before them, with the one that it is a value of. */
export function* nodesIn(data: unknown): Generator<{ node: Node; holder: Node | null; as: string }> {
	const left: { value: unknown; holder: Node | null; as: string; depth: number }[] = [
		{ value: data, holder: null, as: '', depth: 0 },
	];
	for (let seen = 0; seen < Math.min(left.length, mostNodes); seen++) {
		const { value, holder, as, depth } = left[seen]!;
		if (isNode(value)) yield { node: value, holder, as };
		if (depth >= deepest) continue;
		const inside = isNode(value)
			? Object.entries(value).map(([name, one]) => ({ value: one, holder: value, as: bare(name) }))
			: listOf(value).map((one) => ({ value: one, holder, as }));
		for (const one of inside)
			if (typeof one.value === 'object' && one.value !== null) left.push({ ...one, depth: depth + 1 });
	}
}

/** Data with what people and their programs get wrong in it; undefined where nothing helps. */
export function parsedData(text: string): unknown {
	const trimmed = text.trim().replace(/^(?:\/\/\s*)?<!\[CDATA\[|(?:\/\/\s*)?\]\]>$|^<!--|-->$/g, '');
	const tries = [
		(one: string) => one,
		// A line's end inside a text is the commonest fault.
		(one: string) => one.replace(/[\u0000-\u001F]+/g, ' '),
		(one: string) => one.replace(/,(\s*[}\]])/g, '$1'),
	];
	let changed = trimmed;
	for (const mend of tries) {
		changed = mend(changed);
		try {
			return JSON.parse(changed) as unknown;
		} catch {
			continue;
		}
	}
	return undefined;
}
