/** What pages and other rooms read about pledges and partnerships. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { maySee } from '#lib/partnerships/access.ts';
import { openAmendment } from '#lib/partnerships/amendments/amendment-queries.server.ts';
import { charterHash } from '#lib/pledge/charter.server.ts';
import * as lists from '#lib/partnerships/partnership-lists.server.ts';
import { isPublic, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { standingOf, type Signature, type SignatureStanding } from '#lib/pledge/signature.ts';
import * as queries from '#lib/pledge/signature-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

export type { ListedPartnership, OwnPartnership } from '#lib/partnerships/partnership-lists.server.ts';

/** The signature that binds the organisation today, under whichever version; none when withdrawn. */
export const standingSignature = (db: Database, organisationId: number): Promise<Signature | undefined> =>
	queries.unendedSignature(db, organisationId);

/** Every signature an organisation has given, newest first: also replaced and withdrawn ones. */
export const signaturesOf = (db: Database, organisationId: number): Promise<Signature[]> =>
	queries.signaturesOf(db, organisationId);

/** Partnerships an organisation has signed and that are or were active: what its public page shows. */
export const partnershipsOf = (db: Database, organisationId: number): Promise<lists.ListedPartnership[]> =>
	lists.signedPartnershipsOf(db, organisationId, { onlyShown: true });

/** The same for its own people, whoever leads. */
export const signedPartnershipsOf = (
	db: Database,
	organisationId: number,
): Promise<lists.ListedPartnership[]> => lists.signedPartnershipsOf(db, organisationId);

/** Everything an organisation leads or is asked to join, latest change first. */
export const workspacePartnerships = (
	db: Database,
	organisationId: number,
): Promise<lists.OwnPartnership[]> => lists.workspacePartnerships(db, organisationId);

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

/** Partnerships active today and how many organisations stand in them. */
export const partnershipNumbers = (db: Database) => lists.activeCounts(db, copenhagenDate(now()));

/** The share (0 to 1) of active partnerships that join two kinds of organisation; null when there are none. */
export async function crossSectorShare(db: Database): Promise<number | null> {
	const { active, crossSector } = await partnershipNumbers(db);
	return active === 0 ? null : crossSector / active;
}

/** Active partnerships an organisation can promise something with. */
export const activePartnershipsFor = (db: Database, organisationId: number) =>
	lists.activeFor(db, organisationId, copenhagenDate(now()));

/** The organisations that have signed a partnership. */
export const partyOrganisationIds = (db: Database, partnershipId: number): Promise<number[]> =>
	lists.signedPartyIds(db, partnershipId);

export type WaitingSignature =
	| { kind: 'pledge'; reason: 'never' | 'new_text'; path: string }
	| {
			kind: 'partnership';
			title: string;
			leadName: string;
			required: boolean;
			proposedAt: Date | null;
			path: string;
	  };

/** What waits for an approved organisation's signature, the pledge first; `path` in code form below its workspace. */
export async function waitingSignaturesOf(db: Database, organisationId: number): Promise<WaitingSignature[]> {
	const [standing, charter, proposals, amendments] = await Promise.all([
		queries.unendedSignature(db, organisationId),
		queries.newestCharter(db),
		lists.waitingFor(db, organisationId),
		lists.amendmentsWaitingFor(db, organisationId),
	]);
	const waiting: WaitingSignature[] = [];
	if (charter && standing?.charterVersion !== charter.number) {
		waiting.push({ kind: 'pledge', reason: standing ? 'new_text' : 'never', path: '/sign' });
	}
	for (const { slug, title, leadName, required, proposedAt } of [...proposals, ...amendments]) {
		const path = `/partnerships/${slug}`;
		waiting.push({ kind: 'partnership', title, leadName, required, proposedAt, path });
	}
	return waiting;
}

export interface VerifiedSignature extends Signature {
	textDa: string;
	textEn: string;
	organisationSlug: string;
	organisationKind: string;
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
		intact: charterHash(signature.textDa, signature.textEn) === signature.textHash,
	};
}

export const pledgeWall = queries.wall;

export const publicPartnerships = lists.publicPartnerships;

/** @throws 404 for what is not public */
export async function publicPartnership(db: Database, slug: string): Promise<PartnershipWithParties> {
	const partnership = found(await partnershipBySlug(db, slug));
	return isPublic(partnership) ? partnership : notFound();
}

/** A partnership as the organisation's members see it. @throws 404 when it is not theirs to see */
export async function ownPartnership(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'read');
	const partnership = found(await partnershipBySlug(db, slug));
	const amendment = await openAmendment(db, partnership.id);
	if (!maySee(actor, partnership, organisation.id, amendment)) notFound();
	return { organisation, partnership, amendment };
}
