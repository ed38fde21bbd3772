/** A need met by an offer: a commitment that both sides have accepted already when it is born. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { titleFrom } from '#lib/commitments/commitment.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { insertCommitment } from '#lib/commitments/queries.server.ts';
import { insertEvents } from '#lib/commitments/timeline/event-writes.server.ts';
import { record } from '#lib/commitments/record.server.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { commitmentType, defaultGoalOf, isTypeOffered } from '#lib/policy/catalogue.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Agreed {
	matchId: number;
	/** The side that offers delivers and reports. */
	offering: { id: number };
	/** The side that needs confirms. */
	needing: { id: number; name: string };
	/** A key of the catalogue of commitments. */
	type: string;
	/** In the type's unit. */
	target: number;
	startsOn: string;
	dueOn: string;
	/** The need's own, as far as the policy in force has it. */
	goal: string;
	districts: readonly DistrictNr[];
	description: string;
	resources: string;
	acceptedBy: By;
	/** Who spoke for the offering side. */
	writtenBy: number | null;
}

/** "40 mentortimer til Kapelgårdsskolen", in the record's own language. */
const titleOf = ({ type, target, needing }: Agreed): string =>
	withLocale('da', () =>
		m.matching_commitment_title({ amount: titleFrom(commitmentType(type), target), name: needing.name }),
	).slice(0, 160);

/**
 * Writes the commitment, running from the start: nobody else has to say yes. The verb that calls has checked the actor and
 * holds both posts. A goal of an earlier policy gives way to the one the type serves now.
 * @throws Refused `policy_over` for a type that is no longer offered
 */
export async function commitmentFromMatch(
	trx: Transaction,
	agreed: Agreed,
): Promise<{ id: number; slug: string; title: string }> {
	const { offering, needing, type, target, startsOn, dueOn, description, resources } = agreed;
	const title = titleOf(agreed);
	const at = now();
	const usual = defaultGoalOf(commitmentType(type));
	if (!usual || !isTypeOffered(type)) throw new Refused('policy_over');
	const goal = isGoalOffered(agreed.goal) ? agreed.goal : usual;
	const commitment = await insertCommitment(trx, {
		slug: newSlug(title),
		title,
		type,
		goal,
		target,
		originalTarget: target,
		startsOn,
		dueOn,
		description,
		resources: resources.slice(0, 1000),
		organisationId: offering.id,
		authorId: offering.id,
		counterpartId: needing.id,
		state: 'active',
		stateChangedAt: at,
		stateChangedBy: personOf(agreed.acceptedBy),
		acceptedAt: at,
		districts: [...agreed.districts],
		savedAt: at,
		createdBy: agreed.writtenBy,
		counterpartAgreedAt: at,
	});
	await record(
		trx,
		agreed.acceptedBy,
		'commitment.accepted',
		{ id: commitment.id, organisationId: offering.id },
		{ match: agreed.matchId },
	);
	await insertEvents(trx, [{ commitmentId: commitment.id, kind: 'accepted', organisationId: offering.id }]);
	return commitment;
}
