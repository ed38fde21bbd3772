import { findMail } from '#lib/platform/outbox.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { mail: await findMail(db, params.mail) };
};
