import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	signedIn(locals, url);
	const { memberships } = locals.actor;
	const [first, ...more] = memberships;
	if (first && !more.length) redirect(303, href(`/workspace/${first.slug}`));
	return { organisations: memberships.map(({ slug, name, kind, role }) => ({ slug, name, kind, role })) };
};
