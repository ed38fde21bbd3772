import { certificateOf } from '#lib/pledge/certificate.server.ts';
import type { PageServerLoad } from './$types';
import { lookUp } from '#lib/pledge/certificate-lookup.server.ts';

export const load: PageServerLoad = async ({ params, locals: { db }, getClientAddress, setHeaders }) => {
	const signature = await lookUp(db, params.code, getClientAddress());
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	return { facts: certificateOf(signature, signature.standing) };
};
