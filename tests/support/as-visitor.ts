/** What the server writes at a route for a visitor, or for somebody else, without the framework around it. */
import { existsSync } from 'node:fs';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export type Params = Record<string, string>;
interface Asked {
	params?: Params | undefined;
	search?: string | undefined;
	/** What the layout around the page has read. */
	parent?: object;
}

export const fileOf = (route: string) =>
	['+page.server.ts', '+server.ts']
		.map((file) => `src/routes${route}/${file}`)
		.find((file) => existsSync(file));

function eventOf(db: Database, actor: Actor, { params = {}, search = '', parent = {} }: Asked) {
	const url = new URL(`https://bland.example/${search}`);
	return {
		url,
		params,
		request: new Request(url),
		setHeaders: () => {},
		locals: { db, actor, locale: 'da' },
		getClientAddress: () => '10.0.0.1',
		depends: () => {},
		parent: async () => parent,
	};
}

export const readAsVisitor = (db: Database, route: string, asked: Asked = {}): Promise<string> =>
	readAs(db, visitor, route, asked);

/** A page's data or a file's text; `404` where it is not there, `410` where it was taken down. */
export async function readAs(db: Database, actor: Actor, route: string, asked: Asked = {}): Promise<string> {
	const module = (await import(/* @vite-ignore */ `../../${fileOf(route)!}`)) as {
		load?: (event: unknown) => Promise<unknown>;
		GET?: (event: unknown) => Promise<Response>;
	};
	const event = eventOf(db, actor, asked);
	try {
		return module.GET ? await (await module.GET(event)).text() : JSON.stringify(await module.load!(event));
	} catch (thrown) {
		const { status } = thrown as { status?: number };
		if (status === 404 || status === 410) return String(status);
		throw thrown;
	}
}

/** The HTML of a page's own part, in Danish. Who asks mocks `$app/forms` and `$app/state`. */
export async function rendered(
	db: Database,
	route: string,
	actor: Actor,
	asked: Asked = {},
): Promise<string> {
	const loads = fileOf(route);
	const { load } = (loads ? await import(/* @vite-ignore */ `../../${loads}`) : {}) as {
		load?: (event: object) => Promise<object>;
	};
	const { default: page } = (await import(/* @vite-ignore */ `../../src/routes${route}/+page.svelte`)) as {
		default: Component<{ data: object; params: Params; form: null }>;
	};
	const event = eventOf(db, actor, asked);
	const data = (await load?.(event)) ?? {};
	return withLocale('da', () => render(page, { props: { data, params: event.params, form: null } }).body);
}

export const textOf = (html: string): string =>
	html
		.replaceAll(/<!--[^>]*>/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');
