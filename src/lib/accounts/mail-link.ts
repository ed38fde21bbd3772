/** Single-use links in mails: what they are for, how long they last, what became of one. */
export const linkKinds = ['confirm_email', 'reset_password', 'invitation'] as const;
export type LinkKind = (typeof linkKinds)[number];

const hour = 3_600_000;
/** How long a link can be used, in milliseconds. */
export const lifetimes = {
	confirmEmail: 24 * hour,
	reset: hour,
	/** The first password of somebody the municipality has invited. */
	firstPassword: 7 * 24 * hour,
	invitation: 14 * 24 * hour,
} as const;

export interface LinkFate {
	expiresAt: Date;
	usedAt: Date | null;
	revokedAt: Date | null;
}

export type LinkState = 'open' | 'used' | 'revoked' | 'expired' | 'unknown';

/** `unknown` also when a newer mail has replaced the link. */
export function linkState(link: LinkFate | undefined, now: Date): LinkState {
	if (!link) return 'unknown';
	if (link.usedAt) return 'used';
	if (link.revokedAt) return 'revoked';
	return link.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}
