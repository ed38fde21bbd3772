import { pictureExists } from '#lib/events/pictures.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { key }, locals: { db } }) => {
	if (!/^[0-9a-f]{64}\.webp$/.test(key) || !(await pictureExists(db, key))) notFound();
	const { body, bytes } = found(await files().get(key));
	return new Response(body, {
		headers: {
			'content-type': 'image/webp',
			'content-length': String(bytes),
			'cache-control': 'public, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
		},
	});
};
