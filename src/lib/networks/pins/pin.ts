/** What a network puts first: one of its members' events, opportunities or promises. */
import { pastedPath } from '#lib/platform/addresses/pasted-path.ts';

const pinKinds = ['event', 'opportunity', 'commitment'] as const;
export type PinKind = (typeof pinKinds)[number];

/** The database repeats them: a network puts as many things first. */
export const pinPlaces = [1, 2, 3, 4, 5, 6] as const;
export type PinPlace = (typeof pinPlaces)[number];
export const mostPins = pinPlaces.length;

const lists: Record<PinKind, string> = {
	event: '/events',
	opportunity: '/opportunities',
	commitment: '/commitments',
};
export const pinnedPath = (kind: PinKind, slug: string): string => `${lists[kind]}/${slug}`;

/** Which thing an address is of that somebody pasted; null for every other page. */
export function pastedPin(text: string): { kind: PinKind; slug: string } | null {
	const path = pastedPath(text) ?? '';
	const kind = pinKinds.find((one) => path.startsWith(`${lists[one]}/`));
	const [, slug] = /^\/[a-z]+\/([a-z0-9-]{1,100})$/.exec(path) ?? [];
	return kind && slug ? { kind, slug } : null;
}

/** The first place that nothing stands on; null where there is none. */
export const freePlace = (taken: readonly PinPlace[]): PinPlace | null =>
	pinPlaces.find((place) => !taken.includes(place)) ?? null;
