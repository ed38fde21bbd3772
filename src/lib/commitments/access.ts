/** Who may do what with a promise. Pure: what must be known of the database comes as arguments. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay, roleIn } from '#lib/accounts/access.ts';
import type { Closing } from '#lib/commitments/closing/closing.ts';
import type { Commitment, VerificationLevel } from '#lib/commitments/commitment.ts';

/** The organisations behind a promise: its own one, or the partnership's signed parties; and who leads. */
export interface Behind {
	partyIds: readonly number[];
	/** The partnership's lead; null for an organisation's own promise. */
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

/** In a partnership the lead answers what another party wrote. */
export function mayDecideAsLead(
	actor: Actor,
	{ authorId, organisationId }: Pick<Commitment, 'authorId' | 'organisationId'>,
	{ leadId }: Pick<Behind, 'leadId'>,
): boolean {
	const writerId = authorId ?? organisationId;
	const isWriters = writerId !== null && roleIn(actor, writerId) !== null;
	return leadId !== null && leadId !== writerId && !isWriters && may(actor, 'edit', leadId);
}

/**
 * The municipality accepts, unless the person belongs to one of its sides; in a partnership the lead accepts what another
 * party wrote. Nobody accepts a proposal they typed themselves.
 */
export function mayDecide(
	actor: Actor,
	commitment: Pick<Commitment, 'authorId' | 'organisationId' | 'counterpartId' | 'createdBy'>,
	around: Behind,
): boolean {
	if (!actor.person || actor.person.id === commitment.createdBy) return false;
	if (mayDecideAsLead(actor, commitment, around)) return true;
	return (
		municipalityMay(actor, 'decide') &&
		sidesOfProposal(commitment, around).every((id) => roleIn(actor, id) === null)
	);
}

/** Changing or giving up a public promise binds the organisation, so it takes a signatory; a partnership's lead. */
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

/** The actor's organisations that may report toward the promise. */
export const reportingFor = (actor: Actor, { partyIds }: Pick<Behind, 'partyIds'>): number[] =>
	partyIds.filter((id) => may(actor, 'report', id));

/** An organisation as a side of a report: with its root (the parent, or itself). */
export interface OtherSide {
	id: number;
	kind: string;
	rootId: number;
}

export interface ReportToVerify {
	/** Who delivered and, where another party wrote it down for them, who wrote it. */
	sides: readonly OtherSide[];
	reportedBy: number | null;
	level: VerificationLevel;
	counts: boolean;
	/** Somebody has said that it is wrong, and nobody has settled it. */
	contested: boolean;
	hasEvidence: boolean;
}

/** In which hat somebody speaks about a report. */
export type Hat = { as: 'organisation'; organisationId: number } | { as: 'municipality' };
/** In which hat the actor may confirm, and how far up the ladder. */
export type VerifyingAs = Hat & { levels: readonly VerificationLevel[] };

const isMunicipal = ({ sides }: Pick<ReportToVerify, 'sides'>): boolean =>
	sides.some(({ kind }) => kind === 'municipality');

/**
 * The sides that may not speak about a report: not the organisations, their units, their members in another hat, nor the
 * person who wrote it; and for the municipality's own units nobody from the municipality but the auditor. The database
 * says the same (`is_own_side`; a test compares them). @param as null: the municipality, acting as itself
 */
export function isOwnSide(
	actor: Actor,
	{ sides, reportedBy }: Pick<ReportToVerify, 'sides' | 'reportedBy'>,
	as: OtherSide | null,
): boolean {
	if (actor.person && actor.person.id === reportedBy) return true;
	return sides.some(
		(side) =>
			roleIn(actor, side.id) !== null ||
			as?.rootId === side.rootId ||
			as?.id === side.id ||
			(side.kind === 'municipality' &&
				(as?.kind === 'municipality' || (actor.municipalRole !== null && actor.municipalRole !== 'auditor'))),
	);
}

/** Every hat in which the actor may speak about a report, none when it is their own side's; a person can have several. */
export function hatsFor(
	actor: Actor,
	report: Pick<ReportToVerify, 'sides' | 'reportedBy'>,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): readonly Hat[] {
	if (!actor.person) return [];
	const hats: Hat[] = [];
	if (
		municipalityMay(actor, isMunicipal(report) ? 'verify-own' : 'verify') &&
		!isOwnSide(actor, report, null)
	) {
		hats.push({ as: 'municipality' });
	}
	for (const other of otherSides) {
		if (may(actor, 'report', other.id) && !isOwnSide(actor, report, other)) {
			hats.push({ as: 'organisation', organisationId: other.id });
		}
	}
	return hats;
}

/**
 * The other party says it is so, the municipality that it has seen the evidence or verified it. Nothing that is
 * contested, or no longer counts, is confirmed.
 */
export function mayVerify(
	actor: Actor,
	report: ReportToVerify,
	around: { otherSides: readonly OtherSide[] },
): readonly VerifyingAs[] {
	if (!report.counts || report.contested) return [];
	const reach = (hat: Hat): VerificationLevel[] =>
		(hat.as === 'organisation' ? [1] : report.hasEvidence ? [2, 3] : [3]) as VerificationLevel[];
	return hatsFor(actor, report, around)
		.map((hat) => ({ ...hat, levels: reach(hat).filter((level) => level > report.level) }))
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

/** Another party says a report is wrong until the municipality has verified it; the municipality always may. */
export const mayContest = (
	actor: Actor,
	report: ReportToVerify,
	around: { otherSides: readonly OtherSide[] },
): readonly Hat[] =>
	report.counts && !report.contested
		? hatsFor(actor, report, around).filter(({ as }) => as === 'municipality' || report.level < 3)
		: [];

/** Whoever raised a doubt may take it back, in the same hat; the municipality's never for the report's own side. */
export const mayWithdrawContest = (
	actor: Actor,
	{ organisationId }: { organisationId: number | null },
	report: Pick<ReportToVerify, 'sides' | 'reportedBy'>,
): boolean =>
	organisationId === null
		? hatsFor(actor, report, { otherSides: [] }).length > 0
		: may(actor, 'report', organisationId);

/**
 * The municipality settles what the sides do not; its auditor where one of its own units is a side. Neither the report's
 * side nor the one that raised the doubt.
 */
export const maySettleContest = (
	actor: Actor,
	report: Pick<ReportToVerify, 'sides' | 'reportedBy'>,
	raisedBy: { id: number } | null,
): boolean =>
	(raisedBy === null || roleIn(actor, raisedBy.id) === null) &&
	hatsFor(actor, report, { otherSides: [] }).length > 0;

/** Whether the report, or the doubt about it, is one's own organisation's: the municipality's word is then a colleague's. */
export const isOwnReport = (
	actor: Actor,
	{ sides }: Pick<ReportToVerify, 'sides'>,
	raisedBy: { id: number } | null = null,
): boolean => [...sides, ...(raisedBy ? [raisedBy] : [])].some(({ id }) => roleIn(actor, id) !== null);

/** The reporting side's members correct it, explain it and add to its evidence: who delivered, and who wrote it down. */
export const reporterSide = (actor: Actor, { sides }: Pick<ReportToVerify, 'sides'>): OtherSide | undefined =>
	sides.find(({ id }) => may(actor, 'report', id));

/** Pictures and papers may show people: only the sides around the promise and the municipality see them. */
export const maySeeEvidence = (
	actor: Actor,
	{ sides }: Pick<ReportToVerify, 'sides'>,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): boolean =>
	municipalityMay(actor, 'oversee') || [...sides, ...otherSides].some(({ id }) => may(actor, 'read', id));

/** In which hat the actor may say what became of a promise. */
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
