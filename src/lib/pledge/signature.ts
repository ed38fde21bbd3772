import { stateAllows, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import { randomCode } from '#lib/i18n/slugs.ts';

export interface Signature {
	id: number;
	organisationId: number;
	/** The name it bore when it signed; the organisation may have another now. */
	organisationName: string;
	signerName: string;
	signerTitle: string;
	/** `XXXX-XXXX`, what stands on the certificate. */
	code: string;
	textHash: string;
	charterVersion: number;
	signedAt: Date;
	supersededAt: Date | null;
	withdrawnAt: Date | null;
	withdrawnReason: string | null;
}

export const signatureStandings = ['stands', 'superseded', 'withdrawn', 'suspended', 'closed'] as const;
export type SignatureStanding = (typeof signatureStandings)[number];

/** Whether a signature still binds. What the organisation did itself weighs before what became of it. */
export function standingOf(
	signature: Pick<Signature, 'withdrawnAt' | 'supersededAt'>,
	organisationState: OrganisationState,
): SignatureStanding {
	if (signature.withdrawnAt) return 'withdrawn';
	if (signature.supersededAt) return 'superseded';
	if (stateAllows(organisationState, 'sign')) return 'stands';
	return organisationState === 'closed' ? 'closed' : 'suspended';
}

/** `7F3K-92QD`: eight random letters of Crockford's alphabet, which has no I, L, O or U. */
export function newCode(): string {
	const letters = randomCode(8).toUpperCase();
	return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The code a person typed, as it is stored; null when it cannot be one. Reads O as 0, I and L as 1. */
export function readCode(typed: string): string | null {
	const letters = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\-–—.·_]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(letters)) return null;
	return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
