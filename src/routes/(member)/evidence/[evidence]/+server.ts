import { readEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

/** Handed over as a file: never shown as a page of ours, whatever is in it. */
export const GET: RequestHandler = async ({ params: { evidence }, locals: { db, actor } }) => {
	const { body, bytes, mediaType, fileName } = await readEvidence(db, actor, found(idIn(evidence)));
	const name = fileName ?? 'fil';
	const plain = name.replace(/[^\w. -]/g, '_');
	return new Response(body, {
		headers: {
			'content-type': mediaType ?? 'application/octet-stream',
			'content-length': String(bytes),
			'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};
