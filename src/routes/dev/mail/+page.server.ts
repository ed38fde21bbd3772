import { idIn } from '#lib/platform/address-values.ts';
import { listMails } from './outbox.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const before = idIn(url.searchParams.get('before')) ?? null;
	return { ...(await listMails(db, before)), paged: before !== null };
};
