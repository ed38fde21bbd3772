import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes for a link; the database keeps only `hash`. */
export function newSecret(): { secret: string; hash: string } {
	const secret = randomBytes(32).toString('base64url');
	return { secret, hash: hashOfSecret(secret) };
}

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
