/** What a page says: the text of its `<main>`, a line for each block, without what is drawn or run. */
const notRead = /<(script|style|svg|template)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g;
const ends =
	/<\/?(?:p|li|h\d|dd|dt|td|th|tr|div|section|article|header|footer|summary|legend|label|figcaption|br|button|main)\b[^>]*>/g;

/** A field that is filled in says so in brackets, as a reader of the page would see it. */
function filledIn(input: string): string {
	const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
	const type = attribute('type') ?? 'text';
	if (type === 'hidden') return '';
	if (type === 'checkbox' || type === 'radio') return / checked/.test(input) ? '[x]' : '[ ]';
	return `[${attribute('value') ?? ''}]`;
}

export function textOf(html: string): string[] {
	const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
	return main
		.replace(notRead, '')
		.replace(/<option\b(?![^>]* selected)[\s\S]*?<\/option>/g, '')
		.replace(/<input\b[^>]*>/g, filledIn)
		.replace(ends, '\n')
		.replace(/<[^>]+>/g, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
}

/** The earlier city’s people who are signed in, by the word of their session’s cookie. */
export type Reader = 'member' | 'consultant' | 'administrator';

export async function textOfPage(site: string, path: string, as?: Reader): Promise<string[]> {
	const headers = as ? { cookie: `session=earlier-${as}` } : undefined;
	const response = await fetch(new URL(path, site), { headers, redirect: 'manual' });
	const origin = new RegExp(site.replace(/\/$/, ''), 'g');
	// Where the next page of an answer begins is ours to say in any way.
	const said = (await response.text()).replace(origin, '').replace(/"next":"[^"]*"/, '"next":"…"');
	return [String(response.status), ...textOf(said)];
}
