import { eventShowsPicture } from '#lib/events/readers.server.ts';
import { maySeePicture } from '#lib/organisations/files/pictures.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files/files.server.ts';
import type { RequestHandler } from './$types';

/** A picture may be taken down: who keeps it for longer than this asks again. In seconds. */
const keptFor = 3600;
const always = {
	'content-type': 'image/webp',
	'content-disposition': 'inline; filename="billede.webp"',
	'content-security-policy': "default-src 'none'; sandbox",
	'x-content-type-options': 'nosniff',
};

/** What something public shows is everybody's; what is not shown yet is for those it belongs to, and the municipality. */
export const GET: RequestHandler = async ({ params: { key }, request, locals: { db, actor } }) => {
	if (!/^[0-9a-f]{64}\.webp$/.test(key)) notFound();
	const isShown = await eventShowsPicture(db, key);
	if (!isShown && !(await maySeePicture(db, actor, key))) notFound();
	const headers = isShown
		? { ...always, 'cache-control': `public, max-age=${keptFor}`, etag: `"${key}"` }
		: { ...always, 'cache-control': 'private, no-store' };
	if (isShown && request.headers.get('if-none-match') === `"${key}"`)
		return new Response(null, { status: 304, headers });
	const { body, bytes } = found(await files().get(key));
	return new Response(body, { headers: { ...headers, 'content-length': String(bytes) } });
};
