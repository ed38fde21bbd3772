/** How often is too often. Counted whether or not the account exists, so the answer tells nothing about it. */
import type { Limit } from '#lib/platform/throttle.server.ts';

export const limits = {
	loginByEmail: { name: 'login-email', most: 10, windowMinutes: 15 },
	loginByAddress: { name: 'login-address', most: 100, windowMinutes: 15 },
	/** Mails that anybody can have sent to an address by typing it. */
	mailToEmail: { name: 'mail-email', most: 4, windowMinutes: 60 },
	mailByAddress: { name: 'mail-address', most: 30, windowMinutes: 60 },
	ownPassword: { name: 'own-password', most: 10, windowMinutes: 15 },
	registrations: { name: 'registrations', most: 10, windowMinutes: 1440 },
	invitations: { name: 'invitations', most: 50, windowMinutes: 1440 },
} as const satisfies Record<string, Limit>;
