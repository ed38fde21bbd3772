/** Whoever logs out leaves no page behind in the browser. */
import type { RequestEvent } from '@sveltejs/kit';
import { expect } from 'vitest';
import { actions } from '../src/routes/logout/+page.server.ts';
import { player } from './support/cast/people.ts';
import { test } from './support/database.ts';

test('logging out asks the browser to forget what it kept', async ({ db }) => {
	const us = await player(db);
	const headers: Record<string, string> = {};
	const event = {
		locals: { db, actor: us.as('owner') },
		cookies: { get: () => undefined, set: () => undefined, delete: () => undefined },
		request: new Request('http://site.example/log-ud', { method: 'POST', body: new FormData() }),
		url: new URL('http://site.example/log-ud'),
		setHeaders: (more: Record<string, string>) => Object.assign(headers, more),
	} as unknown as RequestEvent;
	await expect(actions.default!(event as never)).rejects.toMatchObject({ status: 303 });
	expect(headers['clear-site-data']).toContain('"cache"');
});
