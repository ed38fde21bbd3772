/** What the server writes at a route for a visitor, or for somebody else, without the framework around it. */
import { existsSync } from 'node:fs';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export type Params = Record<string, string>;
interface Asking {
	params?: Params;
	search?: string;
	/** What the layout around the page has read. */
	parent?: object;
}

export const fileOf = (route: string) =>
	['+page.server.ts', '+server.ts']
		.map((file) => `src/routes${route}/${file}`)
		.find((file) => existsSync(file));

export const readAsVisitor = (db: Database, route: string, how: Asking = {}): Promise<string> =>
	readAs(db, visitor, route, how);

/** A page's data or a file's text; `404` where it is not there. */
export async function readAs(
	db: Database,
	actor: Actor,
	route: string,
	{ params = {}, search = '', parent = {} }: Asking = {},
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
		locals: { db, actor, locale: 'da' },
		getClientAddress: () => '10.0.0.1',
		depends: () => {},
		parent: async () => parent,
	};
	try {
		return module.GET ? await (await module.GET(event)).text() : JSON.stringify(await module.load!(event));
	} catch (thrown) {
		if ((thrown as { status?: number }).status === 404) return '404';
		throw thrown;
	}
}
