import { isHttpError, redirect } from '@sveltejs/kit';
import { endEverything } from '#lib/alerts/ending.server.ts';
import { leaveList } from '#lib/casework/consent/consent.server.ts';
import { mailListIn } from '#lib/casework/consent/lists.ts';
import { href } from '#lib/i18n/urls.ts';
import type { RequestHandler } from './$types';

/** Whoever opens it, a mail scanner too, gets the page with the buttons, and ends nothing. */
export const GET: RequestHandler = ({ params }) => redirect(303, href(`/alerts/${params.secret}`));

/**
 * One press in a mail program (RFC 8058): it ends, whatever body came along, and nothing more is asked. What the mail was of
 * ends: the list that the address names, else all that was asked to be told.
 */
export const POST: RequestHandler = async ({ params, url, locals: { db } }) => {
	const list = mailListIn(url.searchParams.get('list'));
	const ended = list ? leaveList(db, params.secret, list) : endEverything(db, params.secret, 'one_click');
	const status = await ended.then(
		() => 200,
		(thrown: unknown) => {
			if (isHttpError(thrown, 404)) return 404;
			throw thrown;
		},
	);
	return new Response(null, { status, headers: { 'cache-control': 'private, no-store' } });
};
