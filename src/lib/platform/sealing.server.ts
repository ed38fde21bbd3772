/**
 * Text that only whoever has the key can read, also for those who have the database or its backup: AES-256-GCM under the first of
 * `SEALING_KEYS`; every key in the list opens. What it is about is sealed along, so that no row's text opens in another's place.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { env, type SealingKey } from '#lib/platform/env.server.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Outside production there is a key without a setting, which everybody can read here: nothing is secret there. */
const own: SealingKey = {
	id: 'own',
	key: createHash('sha256').update('sealing where nothing is secret').digest(),
};

export function sealingKeys(): readonly SealingKey[] {
	const { SEALING_KEYS, PRODUCTION } = env();
	return SEALING_KEYS ?? (PRODUCTION ? [] : [own]);
}

/** Whether there is a key to seal with. */
export const canSeal = (): boolean => sealingKeys().length > 0;

/** @param about what it belongs to, such as `experience 482913`: said again to open it */
export function seal(text: string, about: string, keys = sealingKeys()): string {
	const [first] = keys;
	if (!first) throw new Error('SEALING_KEYS is missing: nothing can be sealed');
	const nonce = randomBytes(nonceBytes);
	const sealing = createCipheriv(cipher, first.key, nonce).setAAD(Buffer.from(about));
	const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
	return `${first.id}.${Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64url')}`;
}

/** Null where its key is no longer in the list. @throws where it was changed, or belongs to something else */
export function open(sealed: string, about: string, keys = sealingKeys()): string | null {
	const [id, packed = ''] = sealed.split('.');
	const found = keys.find((one) => one.id === id);
	if (!found) return null;
	const bytes = Buffer.from(packed, 'base64url');
	const opening = createDecipheriv(cipher, found.key, bytes.subarray(0, nonceBytes))
		.setAAD(Buffer.from(about))
		.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
	return Buffer.concat([opening.update(bytes.subarray(nonceBytes + tagBytes)), opening.final()]).toString(
		'utf8',
	);
}

/** Under the first key; null where it is so already, or cannot be opened. */
export function sealedAnew(sealed: string, about: string, keys = sealingKeys()): string | null {
	if (sealed.startsWith(`${keys[0]?.id}.`)) return null;
	const text = open(sealed, about, keys);
	return text === null ? null : seal(text, about, keys);
}

/** Of each key another one for one purpose, in the order of the list: from it nobody comes back to the key. */
export const derivedKeys = (purpose: string, keys = sealingKeys()): Buffer[] =>
	keys.map(({ key }) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
