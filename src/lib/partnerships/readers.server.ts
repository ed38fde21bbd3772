/** What pages and other rooms read about partnerships. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { maySee } from '#lib/partnerships/access.ts';
import { openAmendment } from '#lib/partnerships/amendments/amendment-queries.server.ts';
import * as lists from '#lib/partnerships/partnership-list-queries.server.ts';
import { isPublic, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** Partnerships an organisation has signed and that are or were active: what its public page shows. */
export const partnershipsOf = (db: Database, organisationId: number): Promise<lists.ListedPartnership[]> =>
	lists.signedPartnershipsOf(db, organisationId, { onlyShown: true });

/** Partnerships active today and how many organisations stand in them. */
export const partnershipNumbers = (db: Database) => lists.activeCounts(db, copenhagenDate(now()));

/** The share (0 to 1) of active partnerships that join two kinds of organisation; null when there are none. */
export async function crossSectorShare(db: Database): Promise<number | null> {
	const { active, crossSector } = await lists.sectorCounts(db, copenhagenDate(now()));
	return active === 0 ? null : crossSector / active;
}

export interface WaitingPartnership {
	title: string;
	leadName: string;
	required: boolean;
	proposedAt: Date | null;
	/** In code form, below the organisation's workspace. */
	path: string;
}

/** Partnerships and their changes that wait for an approved organisation's signature. */
export async function partnershipsToSign(
	db: Database,
	organisationId: number,
): Promise<WaitingPartnership[]> {
	const [proposals, amendments] = await Promise.all([
		lists.waitingFor(db, organisationId),
		lists.amendmentsWaitingFor(db, organisationId),
	]);
	return [...proposals, ...amendments].map(({ slug, title, leadName, required, proposedAt }) => {
		const path = `/partnerships/${slug}`;
		return { title, leadName, required, proposedAt, path };
	});
}

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

export {
	amendmentsWaitingFor,
	publicPartnerships,
	signedPartnershipsOf,
	workspacePartnerships,
	type ListedPartnership,
	type OwnPartnership,
} from '#lib/partnerships/partnership-list-queries.server.ts';
export { meetingsHeld } from '#lib/partnerships/log/log-queries.server.ts';
export { partnersById } from '#lib/partnerships/amendments/amendment-queries.server.ts';
