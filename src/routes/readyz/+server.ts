import { json } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { readiness } from '#lib/platform/database/readiness.server.ts';
import type { RequestHandler } from './$types';

/** Has a page of its own, hooks, layout and footer, and asks nobody for anything. */
const plainPage = href('/was');

export const GET: RequestHandler = async ({ fetch }) => {
	const state = await readiness(async () => {
		const page = await fetch(plainPage, { credentials: 'omit', headers: { accept: 'text/html' } });
		return page.ok && (await page.text()).includes('</main>');
	});
	return json(state, { status: state.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
