import { listMails } from './outbox.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const before = Number(url.searchParams.get('before'));
	const paged = Number.isSafeInteger(before) && before > 0 && before < 2 ** 31;
	return { ...(await listMails(db, paged ? before : null)), paged };
};
