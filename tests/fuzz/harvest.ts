/** The forms of a page as a browser would send them untouched, read from its HTML. */
import type { Fields } from './hostile.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) =>
	text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

function attribute(tag: string, name: string): string | null {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
	return found ? decoded(found[1] ?? '') : null;
}

/** Form action name (`default` where it has none) -> its fields. */
export function formsOn(html: string): Map<string, Fields> {
	const forms = new Map<string, Fields>();
	for (const [, tag = '', inside = ''] of html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)) {
		const address = attribute(tag, 'action') ?? '?';
		// What is sent elsewhere stands on every page: logging out, choosing a language.
		if (!/method="post"/i.test(tag) || !address.startsWith('?')) continue;
		const action = /[?&]\/(\w+)/.exec(address)?.[1] ?? 'default';
		const buttons = [...inside.matchAll(/<button\b[^>]*formaction="[^"]*\/(\w+)[^"]*"/g)].map(
			([, name = '']) => name,
		);
		for (const name of [action, ...buttons]) {
			const longest = forms.get(name);
			const fields = fieldsIn(inside);
			if (!longest || fields.length > longest.length) forms.set(name, fields);
		}
	}
	return forms;
}

function fieldsIn(html: string): Fields {
	const fields: Fields = [];
	for (const [, kind, rest = '', after = ''] of html.matchAll(
		/<(input|textarea|select|button)\b((?:"[^"]*"|[^>"])*>)((?:(?!<\/(?:textarea|select)>|<(?:input|textarea|select|button)\b)[\s\S])*)/g,
	)) {
		const name = attribute(` ${rest}`, 'name');
		if (!name) continue;
		const value = attribute(` ${rest}`, 'value') ?? '';
		if (kind === 'textarea') fields.push([name, decoded(after)]);
		else if (kind === 'select') fields.push([name, /<option[^>]*value="([^"]+)"/.exec(after)?.[1] ?? '']);
		else if (kind === 'input' && attribute(` ${rest}`, 'type') !== 'file') fields.push([name, value || 'on']);
	}
	return fields;
}
