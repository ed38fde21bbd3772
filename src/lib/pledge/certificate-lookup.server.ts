import { error } from '@sveltejs/kit';
import { readCode } from '#lib/pledge/signature.ts';
import { signatureByCode, type VerifiedSignature } from '#lib/pledge/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { attempt, type Limit } from '#lib/platform/visitors/limits/throttle.server.ts';

/** Plenty for people with certificates in their hands; nothing for whoever tries codes in a row. */
const lookups: Limit = { name: 'verify', most: 60, windowMinutes: 10 };

/** The signature behind the code in an address. @throws 404 for an unknown code, 429 when one address asks too often */
export async function lookUp(db: Database, typed: string, clientAddress: string): Promise<VerifiedSignature> {
	if (!(await attempt(db, lookups, clientAddress))) error(429, { message: 'Too many lookups' });
	return found(await signatureByCode(db, found(readCode(typed))));
}
