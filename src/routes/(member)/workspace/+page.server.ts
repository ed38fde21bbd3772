import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	if (!actor.person) redirect(303, href('/login?next=/workspace'));
	const [first, ...more] = actor.memberships;
	if (first && !more.length) redirect(303, href(`/workspace/${first.slug}`));
	return { organisations: actor.memberships.map(({ slug, name, kind, role }) => ({ slug, name, kind, role })) };
};
