/** The frame of every decision about a partnership: who decides, under a lock, and what the trail says about it. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { partyOf } from '#lib/partnerships/access.ts';
import {
	isInForce,
	standingOn,
	type Party,
	type PartnershipWithParties,
} from '#lib/partnerships/partnership.ts';
import { lockPartnership } from '#lib/partnerships/partnership-queries.server.ts';
import { recordPartnership, type PartnershipVerb } from '#lib/partnerships/record.server.ts';
import type { Facts } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

export interface Case {
	trx: Transaction;
	partnership: PartnershipWithParties;
	organisation: Organisation;
	personId: number;
	at: Date;
}

type Permission = (actor: Actor, partnership: PartnershipWithParties, organisationId: number) => boolean;

/** Holds the partnership's row, asks for permission, and acts in the same transaction. @throws 404 without permission */
export async function decide(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	permission: Permission,
	act: (facts: Case) => Promise<void>,
): Promise<void> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'sign');
	await acting(db, actor, async (trx) => {
		const partnership = found(await lockPartnership(trx, slug));
		if (!permission(actor, partnership, organisation.id)) notFound();
		const personId = (actor.person ?? notFound()).id;
		await act({ trx, partnership, organisation, personId, at: now() });
	});
}

export const record = (
	{ trx, partnership, organisation, personId }: Case,
	verb: PartnershipVerb,
	details?: Facts,
) =>
	recordPartnership(
		trx,
		personId,
		`partnership.${verb}`,
		{ id: partnership.id, organisationId: organisation.id },
		details,
	);

export const needParty = (partnership: PartnershipWithParties, organisation: Organisation): Party =>
	partyOf(partnership, organisation.id) ?? notFound();

export const needOpen = (partnership: PartnershipWithParties) => {
	if (partnership.state !== 'awaiting_signatures' && partnership.state !== 'active') {
		throw new Refused('partnership_not_open');
	}
};

/** In force today: signed by all, and its last day is not over, whatever the nightly job has done. */
export const needInForce = ({ partnership, at }: Pick<Case, 'partnership' | 'at'>) => {
	if (!isInForce(standingOn(partnership, copenhagenDate(at)))) throw new Refused('partnership_not_in_force');
};
