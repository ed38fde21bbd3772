/** What shows that a delivery happened: links and files, seen by the sides and the municipality, never by the public. */
import { shownAddress } from '#lib/platform/addresses/shown-host.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';

export interface Evidence {
	id: number;
	contributionId: number;
	kind: 'link' | 'file';
	url: string | null;
	mediaType: 'image/webp' | 'application/pdf' | null;
	fileName: string | null;
	bytes: number | null;
	addedAt: Date;
}

/** Pieces that stand beside one contribution at a time. */
export const mostEvidence = 10;

/** "340 kB", "2,1 MB" */
export const sizeOf = (bytes: number): string =>
	bytes < 1_000_000
		? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), 0)}\u00a0kB`
		: `${formatNumber(bytes / 1_000_000)}\u00a0MB`;

/** "kk.dk/referat": a link as a person says it. */
export function shortLink(url: string): string {
	const { host } = /^https?:\/\/(?:www\.)?(?<host>[^/?#:]+)/.exec(shownAddress(url))!.groups!;
	const { pathname } = new URL(url);
	const whole = host + (pathname === '/' ? '' : pathname);
	return whole.length > 60 ? `${whole.slice(0, 57)}…` : whole;
}
