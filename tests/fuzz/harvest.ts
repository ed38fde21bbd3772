/** The forms of a page as a browser would send them untouched, read from its HTML. */
import type { Fields } from './hostile.ts';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) =>
	text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

function attribute(tag: string, name: string): string | null {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
	return found ? decoded(found[1] ?? '') : null;
}

/**
 * Form action name (`default` where it has none) -> its fields.
 * @param untouched only what a browser sends of a form nobody has touched: no tick that is not set
 */
export function formsOn(html: string, untouched = false): Map<string, Fields> {
	const forms = new Map<string, Fields>();
	for (const [, tag = '', inside = ''] of html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)) {
		const address = (attribute(tag, 'action') ?? '').replace(/#.*/, '') || '?';
		// What is sent elsewhere stands on every page: logging out, choosing a language.
		if (!/method="post"/i.test(tag) || !address.startsWith('?')) continue;
		const action = /[?&]\/(\w+)/.exec(address)?.[1] ?? 'default';
		const buttons = [...inside.matchAll(/<button\b[^>]*formaction="[^"]*\/(\w+)[^"]*"/g)].map(
			([, name = '']) => name,
		);
		for (const name of [action, ...buttons]) {
			const longest = forms.get(name);
			const fields = fieldsIn(inside, untouched);
			if (!longest || fields.length > longest.length) forms.set(name, fields);
		}
	}
	return forms;
}

function fieldsIn(html: string, untouched: boolean): Fields {
	const fields: Fields = [];
	for (const [, kind, rest = '', after = ''] of html.matchAll(
		/<(input|textarea|select|button)\b((?:"[^"]*"|[^>"])*>)((?:(?!<\/(?:textarea|select)>|<(?:input|textarea|select|button)\b)[\s\S])*)/g,
	)) {
		const name = attribute(` ${rest}`, 'name');
		if (!name) continue;
		const value = attribute(` ${rest}`, 'value') ?? '';
		const type = attribute(` ${rest}`, 'type');
		const isTick = type === 'checkbox' || type === 'radio';
		if (kind === 'textarea') fields.push([name, decoded(after)]);
		else if (kind === 'select') fields.push([name, chosenIn(after, untouched)]);
		else if (kind !== 'input' || type === 'file') continue;
		else if (!untouched) fields.push([name, value || 'on']);
		else if (!isTick) fields.push([name, value]);
		else if (attribute(` ${rest}`, 'checked') !== null) fields.push([name, value || 'on']);
	}
	return fields;
}

function chosenIn(options: string, untouched: boolean): string {
	const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => ({
		value: attribute(option, 'value') ?? '',
		isChosen: attribute(option, 'selected') !== null,
	}));
	const chosen = untouched
		? (all.find(({ isChosen }) => isChosen) ?? all[0])
		: all.find(({ value }) => value);
	return chosen?.value ?? '';
}

const formsFor = (html: string, action: string): string[] =>
	[...html.matchAll(/<form\b[\s\S]*?<\/form>/g)]
		.map(([form]) => form)
		.filter((form) => formsOn(form).has(action));

/** Whether text stands in its fields before anybody types. */
export const isPrefilled = (html: string, action: string): boolean =>
	formsFor(html, action).some(
		(form) =>
			/<textarea\b[^>]*>[^<]*\S[^<]*<\/textarea>/.test(form) ||
			[...form.matchAll(/<input\b(?:"[^"]*"|[^>"])*>/g)].some(
				([tag]) =>
					/\svalue="[^"]+"/.test(tag) && !/\stype="(hidden|radio|checkbox|submit|password)"/.test(tag),
			),
	);

/** The name of its first field for a file. */
export const hasFile = (html: string, action: string): string | null =>
	formsFor(html, action)
		.flatMap((form) => [...form.matchAll(/<input\b(?:"[^"]*"|[^>"])*>/g)])
		.map(([tag]) => (/\stype="file"/.test(tag) ? attribute(tag, 'name') : null))
		.find((name) => name !== null) ?? null;
