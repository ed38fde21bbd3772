/** What the server writes for a visitor at a route, without the framework around it. */
import { existsSync } from 'node:fs';
import { visitor } from '#lib/accounts/actor.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export type Params = Record<string, string>;

export const fileOf = (route: string) =>
	['+page.server.ts', '+server.ts']
		.map((file) => `src/routes${route}/${file}`)
		.find((file) => existsSync(file));

/** A page's data or a file's text; `404` where it is not there. */
export async function readAsVisitor(
	db: Database,
	route: string,
	{ params = {}, search = '' }: { params?: Params; search?: string } = {},
): Promise<string> {
	const module = (await import(/* @vite-ignore */ `../../${fileOf(route)!}`)) as {
		load?: (event: unknown) => Promise<unknown>;
		GET?: (event: unknown) => Promise<Response>;
	};
	const url = new URL(`https://bland.example/${search}`);
	const event = {
		url,
		params,
		request: new Request(url),
		setHeaders: () => {},
		locals: { db, actor: visitor, locale: 'da' },
		getClientAddress: () => '10.0.0.1',
		depends: () => {},
		parent: async () => ({}),
	};
	try {
		return module.GET ? await (await module.GET(event)).text() : JSON.stringify(await module.load!(event));
	} catch (thrown) {
		if ((thrown as { status?: number }).status === 404) return '404';
		throw thrown;
	}
}
