/**
 * The data blocks of a page: scripts of one type, as browsers find them (HTML, 13.2.5). No tree is built and each sign is looked at a
 * bounded number of times, so that no page of others can keep the server busy (decision 0073).
 */

/** What stands inside them is text until their own end. */
const rawText = [
	'script',
	'style',
	'textarea',
	'title',
	'xmp',
	'iframe',
	'noembed',
	'noframes',
	'plaintext',
] as const;
const endOf = Object.fromEntries(
	rawText.map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
) as Record<string, RegExp>;

const tagName = /<\/?([a-z][^\s/>]*)/iy;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;
const tagEnd = /[\s/]*>/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

interface Tag {
	name: string;
	closes: boolean;
	type: string;
	/** Where it ends; the text's end where nothing closes it. */
	end: number;
}

function tagAt(html: string, at: number): Tag | null {
	const named = matchAt(tagName, html, at);
	if (!named) return null;
	const tag: Tag = { name: named[1]!.toLowerCase(), closes: html[at + 1] === '/', type: '', end: 0 };
	let next = at + named[0].length;
	for (;;) {
		const end = matchAt(tagEnd, html, next);
		if (end) return { ...tag, end: next + end[0].length };
		const found = matchAt(attribute, html, next);
		if (!found) return { ...tag, end: html.length };
		const [whole, name = '', double, single, bare] = found;
		if (name.toLowerCase() === 'type') tag.type ||= double ?? single ?? bare ?? '';
		next += whole.length;
	}
}

/** After what is no tag: a comment, a declaration, a sign that stands for itself. */
function afterOther(html: string, at: number): number {
	if (html.startsWith('<!--', at)) {
		const end = html.indexOf('-->', at + 2);
		return end < 0 ? html.length : end + 3;
	}
	if (!/[!?/]/.test(html[at + 1] ?? '')) return at + 1;
	const end = html.indexOf('>', at);
	return end < 0 ? html.length : end + 1;
}

/** @returns what stands in the scripts of that media type, in the page's order, at most so many */
export function scriptsOf(html: string, mediaType: string, most: number): string[] {
	const found: string[] = [];
	let at = html.indexOf('<');
	while (at >= 0 && found.length < most) {
		const tag = tagAt(html, at);
		let next = tag ? tag.end : afterOther(html, at);
		if (tag && !tag.closes && Object.hasOwn(endOf, tag.name)) {
			const end = matchAt(endOf[tag.name]!, html, next);
			const said = tag.type.split(';')[0]!.trim().toLowerCase();
			if (tag.name === 'script' && said === mediaType) found.push(html.slice(next, end?.index));
			next = end?.index ?? html.length;
		}
		at = html.indexOf('<', next);
	}
	return found;
}
