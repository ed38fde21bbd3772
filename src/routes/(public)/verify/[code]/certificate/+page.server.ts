import { certificateOf } from '#lib/partnerships/certificate.server.ts';
import type { PageServerLoad } from './$types';
import { lookUp } from '../lookup.server.ts';

export const load: PageServerLoad = async ({ params, locals: { db }, getClientAddress, setHeaders }) => {
	const signature = await lookUp(db, params.code, getClientAddress());
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	return { facts: certificateOf(signature, signature.standing) };
};
