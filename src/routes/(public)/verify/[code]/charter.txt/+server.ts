import { canonicalCharter } from '#lib/pledge/charter.server.ts';
import { lookUp } from '#lib/pledge/certificate-lookup.server.ts';
import type { RequestHandler } from './$types';

/** The signed text as one file, byte for byte what the hash is made of. */
export const GET: RequestHandler = async ({ params, locals: { db }, getClientAddress }) => {
	const { texts, charterVersion } = await lookUp(db, params.code, getClientAddress());
	return new Response(canonicalCharter(texts), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="bland-dig-i-byen-${charterVersion}.txt"`,
			'x-robots-tag': 'noindex',
		},
	});
};
