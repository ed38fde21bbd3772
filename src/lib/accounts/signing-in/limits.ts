/**
 * How often is too often (docs/decisions/0011). Counted whether or not the account exists, so the answer tells nothing
 * about it.
 */
import type { Backoff } from '#lib/platform/jobs/backoff.ts';
import type { Limit } from '#lib/platform/visitors/limits/throttle.server.ts';

const guesses = { free: 5, waits: [1, 2, 4, 8, 15, 30, 60], fadesMinutes: 60 } as const;

/** Wrong passwords. */
export const guessing = {
	/** At one e-mail from one network that never signed in to it. */
	stranger: { name: 'login-stranger', ...guesses },
	/** At one e-mail from a browser its owner has signed in from. */
	device: { name: 'login-device', ...guesses },
	/** At one e-mail from all strangers. It slows them; the owner's own browsers and a reset link are not counted here. */
	email: { name: 'login-email', free: 50, waits: [1, 2, 4, 8, 15], fadesMinutes: 10 },
	/** At all e-mails from one network. A school may sit behind it. */
	network: { name: 'login-network', free: 100, waits: [1, 2, 4, 8, 15], fadesMinutes: 1 },
	/** At one's own password, by somebody who is signed in. */
	own: { name: 'own-password', ...guesses },
} as const satisfies Record<string, Backoff>;

/**
 * Mails that anybody can have sent to an e-mail by typing it. While one waits, nothing new is sent and the link in the
 * last one works: so each wait is shorter than the link's life (`lifetimes`).
 */
export const asking = {
	reset: { name: 'mail-reset', free: 1, waits: [10, 10, 45], fadesMinutes: 480 },
	/** By one account, and to one e-mail: whichever waits. */
	change: { name: 'mail-change', free: 3, waits: [10, 60, 480], fadesMinutes: 480 },
	mailings: { name: 'mail-mailings', free: 1, waits: [10, 60, 480], fadesMinutes: 480 },
	confirm: { name: 'mail-confirm', free: 1, waits: [10, 60, 480], fadesMinutes: 480 },
} as const satisfies Record<string, Backoff>;

export const limits = {
	/** Mails asked for from one network, to whomever. */
	mailByNetwork: { name: 'mail-network', most: 30, windowMinutes: 60 },
	registrations: { name: 'registrations', most: 10, windowMinutes: 1440 },
	invitations: { name: 'invitations', most: 50, windowMinutes: 1440 },
	/** By members of organisations that the municipality has not approved. */
	unapprovedInvitations: { name: 'invitations-unapproved', most: 10, windowMinutes: 1440 },
	/** From one organisation to one e-mail. */
	invitationsToEmail: { name: 'invitations-email', most: 4, windowMinutes: 1440 },
} as const satisfies Record<string, Limit>;
