/**
 * Browsers that somebody has signed in from: their tries are counted apart from strangers', so that nobody can slow the
 * owner by guessing. The cookie opens nothing; the table keeps only its hash.
 */
import type { Cookies } from '@sveltejs/kit';
import { hashOfSecret, newSecret } from '#lib/platform/secrets.server.ts';
import { now } from '#lib/platform/clock.ts';
import * as queries from '#lib/accounts/signing-in/device-queries.server.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';
import { days } from '#lib/platform/personal-data/retention.ts';

const cookieName = 'device';
const day = 86_400_000;
/** How long a browser is remembered after it was last used to sign in, in days. */
export const deviceDays = days.knownDevice;

/** Notes that the person has signed in from this browser. */
export async function rememberDevice(
	db: Database,
	cookies: Cookies,
	personId: number,
	secure: boolean,
): Promise<void> {
	const secret = secretOf(cookies) ?? newSecret().secret;
	await queries.upsertDevice(db, { secretHash: hashOfSecret(secret), personId, usedAt: now() });
	cookies.set(nameOf(secure), secret, {
		path: '/',
		maxAge: deviceDays * 86_400,
		httpOnly: true,
		sameSite: 'lax',
		secure,
	});
}

/** What stands for this browser when tries at the person's password are counted; null for a stranger's. */
export async function knownDevice(
	db: Database,
	cookies: Pick<Cookies, 'get'>,
	personId: number | undefined,
): Promise<string | null> {
	const secretHash = hashOfSecret(secretOf(cookies) ?? '');
	const row = await queries.findDevice(db, secretHash, personId ?? 0, oldest());
	return row?.secretHash ?? null;
}

/** All the person's browsers are strangers again: a new password, or a lost telephone. */
export const forgetDevices = (db: Handle, personId: number): Promise<void> =>
	queries.deleteDevicesOf(db, personId);

export const forgetOldDevices = defineKeeper('accounts.forget_devices', [queries.oldDevices]);

const oldest = () => new Date(now().getTime() - deviceDays * day);

/** Under https no other site of the same domain can set the cookie. */
const nameOf = (secure: boolean) => (secure ? `__Host-${cookieName}` : cookieName);

function secretOf(cookies: Pick<Cookies, 'get'>): string | undefined {
	const secret = cookies.get(nameOf(true)) ?? cookies.get(nameOf(false));
	return secret && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}
