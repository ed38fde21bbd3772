import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { readCode } from '#lib/pledge/signature.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
	const typed = url.searchParams.get('code')?.slice(0, 40) ?? '';
	const code = readCode(typed);
	if (code) redirect(303, href(`/verify/${code}`));
	return { typed };
};
