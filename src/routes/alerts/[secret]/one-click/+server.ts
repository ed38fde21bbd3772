import { isHttpError, redirect } from '@sveltejs/kit';
import { endEverything } from '#lib/alerts/ending.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { RequestHandler } from './$types';

/** Whoever opens it, a mail scanner too, gets the page with the buttons, and ends nothing. */
export const GET: RequestHandler = ({ params }) => redirect(303, href(`/alerts/${params.secret}`));

/** One press in a mail program (RFC 8058): it ends, whatever body came along, and nothing more is asked. */
export const POST: RequestHandler = async ({ params, locals: { db } }) => {
	const status = await endEverything(db, params.secret, 'one_click').then(
		() => 200,
		(thrown: unknown) => {
			if (isHttpError(thrown, 404)) return 404;
			throw thrown;
		},
	);
	return new Response(null, { status, headers: { 'cache-control': 'private, no-store' } });
};
