/**
 * What keeps the plainest machines from a form that anybody may send: a field that people do not see, and a stamp of when the
 * page was made, sealed so that nobody makes their own. No captcha, nothing is loaded from anybody, nothing is kept of anybody.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The field that stays empty; a name that machines like to fill. */
export const emptyName = 'homepage';
export const stampName = 'stamp';

export type Doubt = 'form_too_fast' | 'form_old' | 'form_filled';

/** A page may have been kept for some seconds, and left open over lunch. */
const oldestMs = 24 * 3_600_000;

/** The same in every process, and known to nobody who cannot read the database anyhow. */
export const stampKey = (databaseUrl: string): string =>
	createHash('sha256').update(`form-stamp ${databaseUrl}`).digest('hex');

const seal = (key: string, ms: string) => createHmac('sha256', key).update(`form ${ms}`).digest('base64url');

export function stampOf(key: string, now: Date): string {
	const ms = now.getTime().toString(36);
	return `${ms}.${seal(key, ms)}`;
}

/** When the page was made; null where nobody here has sealed it. */
function madeAt(key: string, stamp: string): number | null {
	const [, ms = '', sealed = ''] = /^([a-z0-9]{1,12})\.([\w-]{43})$/.exec(stamp.slice(0, 80)) ?? [];
	const right = Buffer.from(seal(key, ms));
	const given = Buffer.from(sealed);
	return ms && given.length === right.length && timingSafeEqual(given, right) ? parseInt(ms, 36) : null;
}

export function doubtAbout(
	{ stamp, empty }: { stamp: string; empty: string },
	{ key, now, leastMs }: { key: string; now: Date; leastMs: number },
): Doubt | null {
	if (empty !== '') return 'form_filled';
	const made = madeAt(key, stamp);
	const age = made === null ? Infinity : now.getTime() - made;
	if (age > oldestMs || age < 0) return 'form_old';
	return age < leastMs ? 'form_too_fast' : null;
}
