import { listMails } from '#lib/platform/outbox.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return listMails(db, url.searchParams.get('before'));
};
