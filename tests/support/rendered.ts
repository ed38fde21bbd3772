/** A page as the server writes it for somebody, without the framework around it. A test mocks `$app/forms` and `$app/state`. */
import { existsSync } from 'node:fs';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Actor } from '#lib/accounts/actor.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { fileOf, type Params } from './as-visitor.ts';

/** The HTML of a route's own page, in Danish. */
export async function rendered(
	db: Database,
	route: string,
	actor: Actor,
	{ params = {}, search = '' }: { params?: Params | undefined; search?: string | undefined } = {},
): Promise<string> {
	const loads = fileOf(route);
	const { load } = (loads ? await import(/* @vite-ignore */ `../../${loads}`) : {}) as {
		load?: (event: object) => Promise<object>;
	};
	const page = `src/routes${route}/+page.svelte`;
	if (!existsSync(page)) throw new Error(`no page at ${route}`);
	const { default: component } = (await import(/* @vite-ignore */ `../../${page}`)) as {
		default: Component<{ data: object; params: Params; form: null }>;
	};
	const url = new URL(`https://bland.example/${search}`);
	const event = {
		url,
		params,
		request: new Request(url),
		setHeaders: () => {},
		depends: () => {},
		parent: async () => ({}),
		getClientAddress: () => '10.0.0.1',
		locals: { db, actor, locale: 'da' },
	};
	const data = (await load?.(event)) ?? {};
	return withLocale('da', () => render(component, { props: { data, params, form: null } }).body);
}

export const textOf = (html: string): string =>
	html
		.replaceAll(/<!--[^>]*>/g, '')
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');
