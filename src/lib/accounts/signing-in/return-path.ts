import type { MunicipalRole } from '#lib/accounts/actor.ts';
import { href, readPath } from '#lib/i18n/urls.ts';

const nowhere = 'http://local.invalid';
const neverBack = ['/login', '/logout', '/reset', '/change-email', '/confirm-email'];

/** `to` if it is a path on this site that makes sense after signing in; anything else (another site, a trick) is null. */
export function safeReturnPath(to: unknown): string | null {
	if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || /[\\\p{Cc}]/u.test(to) || to.length > 500)
		return null;
	if (!URL.canParse(to, nowhere)) return null;
	const url = new URL(to, nowhere);
	if (url.origin !== nowhere || url.pathname.startsWith('//')) return null;
	const { path } = readPath(url.pathname);
	if (neverBack.some((page) => path === page || path.startsWith(`${page}/`))) return null;
	return url.pathname + url.search;
}

export interface Start {
	municipalRole: MunicipalRole | null;
	memberships: readonly { slug: string }[];
}

/** Where a person starts: the municipality's overview, their organisation, or their own page. */
export function startPage({ municipalRole, memberships }: Start): string {
	if (municipalRole) return href('/municipality');
	const [first] = memberships;
	return href(first ? `/workspace/${first.slug}` : '/account');
}
