/** Secret links in mails: what each kind is about, how long it works, what became of one. */

import type { Link as Row } from '#lib/platform/database/tables.ts';

/** Who and what a link is about, kind by kind; the database repeats it (`link_says_what_it_is_about`). */
export interface LinkAbout {
	/** `personId` is null while nobody has an account with the e-mail. */
	confirm_email: { email: string; personId: number | null };
	reset_password: { email: string; personId: number | null };
	/** Whose account moves, and to which e-mail. */
	change_email: { email: string; personId: number };
	invitation: {
		organisationId: number;
		email: string;
		role: NonNullable<Row['role']>;
		createdBy: number | null;
	};
	/** One person's way to confirm one report without a login. */
	confirm_contribution: { contributionId: number; organisationId: number; personId: number };
	/** "Is this still right?", asked of one who may say so for an organisation. */
	still_right: { organisationId: number; personId: number };
	/** Somebody's own sign-up, used more than once. */
	registration: { registrationId: number };
	/** Somebody says yes to being told what is new. */
	confirm_alert: { alertId: number };
	/** What an address gets from us by e-mail, to be seen and ended: works in each mail until it is old, however often. */
	mailings: { email: string; personId: number | null };
	/** Somebody says yes to what was written, or to having met the same, with their address. */
	confirm_voice: { voiceId: number };
	/** A mailbox's own voice at a barrier: works as long as it is there. */
	voice: { voiceId: number };
	/** Somebody says yes to what they wrote, support or follow in a debate, with their address. */
	confirm_debate_voice: { debateVoiceId: number };
	/** A mailbox's own page at a debate: works as long as its voice is there. */
	debate_voice: { debateVoiceId: number };
	/** Somebody's own seat in a forum, or the offer of one: works as long as it is there. */
	seat: { seatId: number };
}
export type LinkKind = keyof LinkAbout;

export interface LinkFate {
	/** Null where it works as long as what it is about is there. */
	expiresAt: Date | null;
	usedAt: Date | null;
	revokedAt: Date | null;
}

export type Link<Kind extends LinkKind> = LinkAbout[Kind] & LinkFate & { id: number; createdAt: Date };

const hour = 3_600_000;
const day = 24 * hour;

/** How long a link can be used, in milliseconds; null for as long as what it is about is there. */
export const lifetimes = {
	confirm_email: 24 * hour,
	reset_password: hour,
	change_email: 24 * hour,
	invitation: 14 * day,
	confirm_contribution: 14 * day,
	still_right: 60 * day,
	registration: null,
	confirm_alert: 3 * day,
	mailings: 60 * day,
	confirm_voice: 3 * day,
	voice: null,
	confirm_debate_voice: 3 * day,
	debate_voice: null,
	seat: null,
} as const satisfies Record<LinkKind, number | null>;

/** That of a `reset_password` to somebody whom the municipality has invited: their first password. */
export const firstPasswordLifetime = 7 * day;

export const daysOf = (kind: Exclude<LinkKind, 'registration' | 'voice' | 'debate_voice' | 'seat'>): number =>
	Math.round(lifetimes[kind] / day);

export type LinkState = 'open' | 'used' | 'revoked' | 'expired' | 'unknown';

/** `unknown` also when a newer mail has replaced the link. */
export function linkState(link: LinkFate | undefined, now: Date): LinkState {
	if (!link) return 'unknown';
	if (link.usedAt) return 'used';
	if (link.revokedAt) return 'revoked';
	return link.expiresAt && link.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}
