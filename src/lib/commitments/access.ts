/** Who may do what with a commitment. Pure: what must be known of the database comes as arguments. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay, roleIn } from '#lib/accounts/access.ts';
import type { Closing } from '#lib/commitments/closing/closing.ts';
import type { Commitment } from '#lib/commitments/commitment.ts';
import { isMunicipal, isOwnSide, type OtherSide } from '#lib/commitments/sides.ts';

/** The organisations behind a commitment: its own one, or those of a partnership that it names; and who leads. */
export interface Behind {
	partyIds: readonly number[];
	/** The partnership's lead; null for an organisation's own commitment. */
	leadId: number | null;
}

export const mayDraft = (actor: Actor, organisationId: number): boolean => may(actor, 'edit', organisationId);

/** A draft is edited, proposed and thrown away where it was written. */
export const mayEditDraft = (
	actor: Actor,
	commitment: Pick<Commitment, 'authorId' | 'organisationId'>,
): boolean => may(actor, 'edit', commitment.authorId ?? commitment.organisationId);

/** The organisations whose case a proposal is for whoever answers as the municipality: who wrote it, makes it and confirms it. */
export const sidesOfProposal = (
	{
		authorId,
		organisationId,
		counterpartId,
	}: Pick<Commitment, 'authorId' | 'organisationId' | 'counterpartId'>,
	{ partyIds }: Pick<Behind, 'partyIds'>,
): number[] => [
	...new Set([authorId, organisationId, counterpartId, ...partyIds].filter((id) => id !== null)),
];

/** The municipality accepts, unless the person belongs to one of its sides. Nobody accepts a proposal they typed themselves. */
export function mayDecide(
	actor: Actor,
	commitment: Pick<Commitment, 'authorId' | 'organisationId' | 'counterpartId' | 'createdBy'>,
	around: Pick<Behind, 'partyIds'>,
): boolean {
	if (!actor.person || actor.person.id === commitment.createdBy) return false;
	return (
		municipalityMay(actor, 'decide') &&
		sidesOfProposal(commitment, around).every((id) => roleIn(actor, id) === null)
	);
}

/** Changing or giving up a public commitment binds the organisation, so it takes a signatory; a partnership's lead. */
export const mayChange = (
	actor: Actor,
	commitment: Pick<Commitment, 'organisationId'>,
	{ leadId }: Pick<Behind, 'leadId'>,
): boolean => may(actor, 'sign', commitment.organisationId ?? leadId);

/** Steps on the way and the way it works are written by the makers' editors. */
export const mayKeep = (actor: Actor, { partyIds }: Pick<Behind, 'partyIds'>): boolean =>
	partyIds.some((id) => may(actor, 'edit', id));

/** The counterpart binds itself through a signatory. */
export const mayAgree = (actor: Actor, { counterpartId }: Pick<Commitment, 'counterpartId'>): boolean =>
	may(actor, 'sign', counterpartId);

/** A party that is asked answers through a signatory. */
export const mayAnswer = (actor: Actor, organisationId: number): boolean =>
	may(actor, 'sign', organisationId);

/** The actor's organisations that may report toward the commitment. */
export const reportingFor = (actor: Actor, { partyIds }: Pick<Behind, 'partyIds'>): number[] =>
	partyIds.filter((id) => may(actor, 'report', id));

/** In which hat the actor may say what became of a commitment. */
export type DecidingAs = { as: 'organisation'; organisationId: number } | { as: 'municipality' };

/**
 * Never the side that called it done: not the organisation, its units, its members in another hat, nor the person who
 * typed it; for the municipality's own units nobody from the municipality but the auditor. The database repeats it.
 */
export function mayDecideOutcome(
	actor: Actor,
	{ organisation, reportedBy }: Pick<Closing, 'organisation' | 'reportedBy'>,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): readonly DecidingAs[] {
	if (!actor.person) return [];
	const closing = { sides: [organisation], reportedBy };
	const hats: DecidingAs[] = otherSides
		.filter((other) => may(actor, 'edit', other.id) && !isOwnSide(actor, closing, other))
		.map(({ id }) => ({ as: 'organisation', organisationId: id }));
	const ability = isMunicipal(closing) ? 'verify-own' : 'decide';
	if (municipalityMay(actor, ability) && !isOwnSide(actor, closing, null)) hats.push({ as: 'municipality' });
	return hats;
}

/** The hat asked for (an organisation's id, or the municipality), else the first. */
export const deciderAs = (
	hats: readonly DecidingAs[],
	as?: 'municipality' | number,
): DecidingAs | undefined =>
	as === undefined
		? hats[0]
		: hats.find((hat) => (hat.as === 'municipality' ? as === 'municipality' : hat.organisationId === as));
