/** Links as a page's HTML has them, and where they lead in the route tree. */
import { readPath } from '#lib/i18n/urls.ts';
import { ask, type Answered } from '../../support/raw-request.ts';
import { withoutMarks } from '../../support/routes.ts';

export const linksIn = (html: string): string[] =>
	[...html.matchAll(/<a\b[^>]*?\shref="([^"#]+)/g)].map(([, to]) => to!.replaceAll('&amp;', '&'));

/** Which of the routes a path leads to, as the router has it: what is spelt out goes before what has a parameter. */
export function routeFinder(routes: readonly string[]): (path: string) => string | undefined {
	const parameters = (route: string) => route.split('[').length;
	const patterns = [...new Set(routes)]
		.toSorted((a, b) => parameters(a) - parameters(b))
		.map((route) => ({
			route,
			pattern: new RegExp(`^${withoutMarks(route).replace(/\[[^\]]+\]/g, '[^/]+') || '/'}$`),
		}));
	// Every page has the menu's links.
	const known = new Map<string, string | undefined>();
	return (path) => {
		if (!known.has(path)) {
			const code = readPath(path).path;
			known.set(path, patterns.find(({ pattern }) => pattern.test(code))?.route);
		}
		return known.get(path);
	};
}

/** The page where a link ends: at most three redirects on. */
export async function arrive(start: string, cookie: string): Promise<{ path: string; answer: Answered }> {
	let path = start;
	let answer = await ask({ path, headers: { cookie } });
	for (let hop = 0; hop < 3 && answer.headers.location; hop += 1) {
		path = new URL(String(answer.headers.location), `http://site${path}`).pathname;
		answer = await ask({ path, headers: { cookie } });
	}
	return { path, answer };
}
