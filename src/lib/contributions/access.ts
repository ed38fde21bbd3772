/** Who may say what about a contribution. Pure: what must be known of the database comes as arguments. */
import { may, municipalityMay, roleIn } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import { isMunicipal, isOwnSide, type OtherSide, type Said } from '#lib/commitments/sides.ts';

/** Its sides: who delivered and, where another party wrote it down for them, who wrote it. */
export interface ContributionToVerify extends Said {
	level: VerificationLevel;
	counts: boolean;
	/** Somebody has said that it is wrong, and nobody has settled it. */
	hasObjection: boolean;
	hasEvidence: boolean;
}

/** In which hat somebody speaks about a contribution. */
export type Hat = { as: 'organisation'; organisationId: number } | { as: 'municipality' };
/** In which hat the actor may confirm, and how far up the ladder. */
export type VerifyingAs = Hat & { levels: readonly VerificationLevel[] };

/** Every hat in which the actor may speak about a contribution, none when it is their own side's; a person can have several. */
export function hatsFor(
	actor: Actor,
	contribution: Said,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): readonly Hat[] {
	if (!actor.person) return [];
	const hats: Hat[] = [];
	if (
		municipalityMay(actor, isMunicipal(contribution) ? 'verify-own' : 'verify') &&
		!isOwnSide(actor, contribution, null)
	) {
		hats.push({ as: 'municipality' });
	}
	for (const other of otherSides) {
		if (may(actor, 'report', other.id) && !isOwnSide(actor, contribution, other)) {
			hats.push({ as: 'organisation', organisationId: other.id });
		}
	}
	return hats;
}

/**
 * The other party says it is so, the municipality that it has seen the evidence or verified it. Nothing that is
 * objected to, or no longer counts, is confirmed.
 */
export function mayVerify(
	actor: Actor,
	contribution: ContributionToVerify,
	around: { otherSides: readonly OtherSide[] },
): readonly VerifyingAs[] {
	if (!contribution.counts || contribution.hasObjection) return [];
	const reach = (hat: Hat): VerificationLevel[] =>
		(hat.as === 'organisation' ? [1] : contribution.hasEvidence ? [2, 3] : [3]) as VerificationLevel[];
	return hatsFor(actor, contribution, around)
		.map((hat) => ({ ...hat, levels: reach(hat).filter((level) => level > contribution.level) }))
		.filter(({ levels }) => levels.length > 0);
}

/** The hat that reaches exactly this rung; the organisation's own one where it is named. */
export const hatFor = (
	hats: readonly VerifyingAs[],
	level: VerificationLevel,
	organisationId?: number,
): VerifyingAs | undefined =>
	hats.find(
		(hat) =>
			hat.levels.includes(level) &&
			(organisationId === undefined || (hat.as === 'organisation' && hat.organisationId === organisationId)),
	);

/** Whoever confirmed takes it back in the same hat, while the figure counts: the whole organisation, or the municipality. */
export const mayRetract = (
	actor: Actor,
	contribution: Said,
	{ organisationId }: { organisationId: number | null },
	around: { otherSides: readonly OtherSide[] },
): boolean =>
	hatsFor(actor, contribution, around).some((hat) =>
		hat.as === 'municipality' ? organisationId === null : hat.organisationId === organisationId,
	);

/** Another party says a contribution is wrong until the municipality has verified it; the municipality always may. */
export const mayObject = (
	actor: Actor,
	contribution: ContributionToVerify,
	around: { otherSides: readonly OtherSide[] },
): readonly Hat[] =>
	contribution.counts && !contribution.hasObjection
		? hatsFor(actor, contribution, around).filter(({ as }) => as === 'municipality' || contribution.level < 3)
		: [];

/** Whoever raised an objection may take it back, in the same hat; the municipality's never for the contribution's own side. */
export const mayWithdrawObjection = (
	actor: Actor,
	{ organisationId }: { organisationId: number | null },
	contribution: Said,
): boolean =>
	organisationId === null
		? hatsFor(actor, contribution, { otherSides: [] }).length > 0
		: may(actor, 'report', organisationId);

/**
 * The municipality settles what the sides do not; its auditor where one of its own units is a side. Neither the contribution's
 * side nor the one that raised the objection.
 */
export const maySettleObjection = (
	actor: Actor,
	contribution: Said,
	raisedBy: { id: number } | null,
): boolean =>
	(raisedBy === null || roleIn(actor, raisedBy.id) === null) &&
	hatsFor(actor, contribution, { otherSides: [] }).length > 0;

/** Whether the contribution, or the objection to it, is one's own organisation's: the municipality's word is then a colleague's. */
export const isOwnContribution = (
	actor: Actor,
	{ sides }: Pick<Said, 'sides'>,
	raisedBy: { id: number } | null = null,
): boolean => [...sides, ...(raisedBy ? [raisedBy] : [])].some(({ id }) => roleIn(actor, id) !== null);

/** The reporting side's members correct it, explain it and add to its evidence: who delivered, and who wrote it down. */
export const reporterSide = (actor: Actor, { sides }: Pick<Said, 'sides'>): OtherSide | undefined =>
	sides.find(({ id }) => may(actor, 'report', id));

/** Pictures and papers may show people: only the sides around the commitment and the municipality see them. */
export const maySeeEvidence = (
	actor: Actor,
	{ sides }: Pick<Said, 'sides'>,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): boolean =>
	municipalityMay(actor, 'oversee') || [...sides, ...otherSides].some(({ id }) => may(actor, 'read', id));
