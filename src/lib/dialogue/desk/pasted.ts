/** The address of a page as somebody pastes it at the desk: whole, in any language, or its last part. */
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { pastedPath } from '#lib/platform/addresses/pasted-path.ts';

/** The last part of a barrier's address. */
export function pastedSlug(text: string): string | null {
	const bare = slugIn(text.trim());
	if (bare) return bare;
	const [, slug] = /^(?:\/municipality)?\/barriers\/([a-z0-9-]+)$/.exec(pastedPath(text) ?? '') ?? [];
	return slugIn(slug) ?? null;
}

export type Linkable =
	| { kind: 'commitment' | 'posting' | 'barrier' | 'event'; slug: string }
	| { kind: 'action'; plan: string; slug: string };
type Kind = Linkable['kind'];

const lists: Record<string, Exclude<Kind, 'action'>> = {
	commitments: 'commitment',
	needs: 'posting',
	barriers: 'barrier',
	events: 'event',
};

function anyThing(path: string): Linkable | null {
	const [, list, slug] = /^\/([a-z]+)\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
	const kind = list && lists[list];
	if (kind && slug) return { kind, slug };
	const [, plan, action] = /^\/results\/plans\/([a-z0-9-]{1,100})\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
	return plan && action ? { kind: 'action', plan, slug: action } : null;
}

type Of<K extends Kind> = Linkable & { kind: K };
const isOf = <K extends Kind>(thing: Linkable, kinds: readonly K[]): thing is Of<K> =>
	kinds.some((kind) => kind === thing.kind);

/** Which thing of these kinds an address is of; null for every other page. */
export function pastedThing<K extends Kind>(text: string, kinds: readonly K[]): Of<K> | null {
	const thing = anyThing(pastedPath(text) ?? '');
	return thing && isOf(thing, kinds) ? thing : null;
}
