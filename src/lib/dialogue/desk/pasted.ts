/** The address of a page as somebody pastes it at the desk: whole, in any language, or its last part. */
import { readPath } from '#lib/i18n/urls.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';

/** The path in code form; null for what is no address of ours. The host is not looked at: a copy of the site has another. */
export function pastedPath(text: string): string | null {
	const trimmed = text.trim();
	if (!URL.canParse(trimmed, 'https://here.invalid')) return null;
	const { pathname } = new URL(trimmed, 'https://here.invalid');
	return readPath(pathname).path.replace(/\/$/, '');
}

/** The last part of a barrier's address. */
export function pastedSlug(text: string): string | null {
	const bare = slugIn(text.trim());
	if (bare) return bare;
	const [, slug] = /^(?:\/municipality)?\/barriers\/([a-z0-9-]+)$/.exec(pastedPath(text) ?? '') ?? [];
	return slugIn(slug) ?? null;
}

export type Linkable =
	{ kind: 'commitment' | 'posting'; slug: string } | { kind: 'action'; plan: string; slug: string };

/** Which promise, action or need an address is of; null for every other page. */
export function pastedThing(text: string): Linkable | null {
	const path = pastedPath(text) ?? '';
	const [, list, slug] = /^\/(commitments|needs)\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
	if (list && slug) return { kind: list === 'needs' ? 'posting' : 'commitment', slug };
	const [, plan, action] = /^\/results\/plans\/([a-z0-9-]{1,100})\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
	return plan && action ? { kind: 'action', plan, slug: action } : null;
}
