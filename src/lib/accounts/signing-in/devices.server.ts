/**
 * Browsers that somebody has signed in from: their tries are counted apart from strangers', so that nobody can slow the
 * owner by guessing. The cookie opens nothing; the table keeps only its hash.
 */
import type { Cookies } from '@sveltejs/kit';
import { hashOfSecret, newSecret } from '#lib/platform/secrets.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
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
	const usedAt = now();
	await db
		.insertInto('knownDevice')
		.values({ secretHash: hashOfSecret(secret), personId, usedAt })
		.onConflict((conflict) => conflict.columns(['secretHash', 'personId']).doUpdateSet({ usedAt }))
		.execute();
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
	const row = await db
		.selectFrom('knownDevice')
		.select('secretHash')
		.where('secretHash', '=', secretHash)
		.where('personId', '=', personId ?? 0)
		.where('usedAt', '>', oldest())
		.executeTakeFirst();
	return row?.secretHash ?? null;
}

/** All the person's browsers are strangers again: a new password, or a lost telephone. */
export async function forgetDevices(db: Database | Transaction, personId: number): Promise<void> {
	await db.deleteFrom('knownDevice').where('personId', '=', personId).execute();
}

export const forgetOldDevices = defineTask('accounts.forget_devices', async (db) => {
	await db.deleteFrom('knownDevice').where('usedAt', '<=', oldest()).execute();
});

const oldest = () => new Date(now().getTime() - deviceDays * day);

/** Under https no other site of the same domain can set the cookie. */
const nameOf = (secure: boolean) => (secure ? `__Host-${cookieName}` : cookieName);

function secretOf(cookies: Pick<Cookies, 'get'>): string | undefined {
	const secret = cookies.get(nameOf(true)) ?? cookies.get(nameOf(false));
	return secret && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}
