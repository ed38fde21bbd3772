/** What pages and other rooms read about the pledge. */
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { charterHash } from '#lib/pledge/charter.server.ts';
import * as queries from '#lib/pledge/signature-queries.server.ts';
import { standingOf, type Signature, type SignatureStanding } from '#lib/pledge/signature.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** Why an approved organisation should sign the pledge now; null when it has signed today's text. */
export async function pledgeToSign(
	db: Database,
	organisationId: number,
): Promise<'never' | 'new_text' | null> {
	const [standing, charter] = await Promise.all([
		queries.unendedSignature(db, organisationId),
		queries.newestCharter(db, copenhagenDate(now())),
	]);
	if (!charter || standing?.charterVersion === charter.number) return null;
	return standing ? 'new_text' : 'never';
}

/** The number of the version that is signed today; null before any was published. */
export const charterInForce = async (db: Database): Promise<number | null> =>
	(await queries.newestCharter(db, copenhagenDate(now())))?.number ?? null;

/** How many approved partners stand by the pledge. */
export async function pledgeCount(db: Database): Promise<number> {
	const kinds = await queries.standingByKind(db);
	return kinds.reduce((sum, { count }) => sum + count, 0);
}

/** The wall's numbers: all standing signatures, by kind, and how many districts they come from. */
export async function pledgeNumbers(db: Database) {
	const [kinds, districts] = await Promise.all([queries.standingByKind(db), queries.districtsOnWall(db)]);
	const byKind: Record<string, number> = Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
	return { total: kinds.reduce((sum, { count }) => sum + count, 0), byKind, districts };
}

export interface VerifiedSignature extends Signature {
	/** As they were signed, and in the languages they were then in. */
	texts: TextByLanguage;
	organisationSlug: string;
	organisationKind: OrganisationKind;
	organisationState: OrganisationState;
	standing: SignatureStanding;
	/** The stored text still gives the hash that was signed. */
	intact: boolean;
}

/** What stands behind a verification code in its stored form (see `readCode`). */
export async function signatureByCode(db: Database, code: string): Promise<VerifiedSignature | undefined> {
	const signature = await queries.signatureWithText(db, code);
	if (!signature) return undefined;
	return {
		...signature,
		standing: standingOf(signature, signature.organisationState),
		intact: charterHash(signature.texts) === signature.textHash,
	};
}

export {
	signaturesOf,
	unendedSignature as standingSignature,
	wall as pledgeWall,
} from '#lib/pledge/signature-queries.server.ts';
