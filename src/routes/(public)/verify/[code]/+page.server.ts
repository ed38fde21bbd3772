import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import type { PageServerLoad } from './$types';
import { lookUp } from '#lib/pledge/certificate-lookup.server.ts';

export const load: PageServerLoad = async ({ params, locals: { db }, getClientAddress, setHeaders }) => {
	const signature = await lookUp(db, params.code, getClientAddress());
	if (signature.code !== params.code) redirect(308, href(`/verify/${signature.code}`));
	setHeaders({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' });
	return { signature };
};
