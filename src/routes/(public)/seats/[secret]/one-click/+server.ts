import { isHttpError, redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { muteSeat } from '#lib/networks/seats/own-seat.server.ts';
import type { RequestHandler } from './$types';

/** Whoever opens it, a mail scanner too, gets the page with the buttons, and ends nothing. */
export const GET: RequestHandler = ({ params }) => redirect(303, href(`/seats/${params.secret}`));

/** One press in a mail program (RFC 8058): no mail of this forum comes any more, whatever body came along. */
export const POST: RequestHandler = async ({ params, locals: { db } }) => {
	const status = await muteSeat(db, params.secret).then(
		() => 200,
		(thrown: unknown) => {
			if (isHttpError(thrown, 404)) return 404;
			throw thrown;
		},
	);
	return new Response(null, { status, headers: { 'cache-control': 'private, no-store' } });
};
