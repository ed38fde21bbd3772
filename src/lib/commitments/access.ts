/** Who may do what with a promise. Pure: what must be known of the database comes as arguments. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay, roleIn } from '#lib/accounts/access.ts';
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

/**
 * The municipality accepts, unless the person belongs to the organisation that wrote it; in a partnership the lead
 * accepts what another party wrote. Nobody accepts a proposal they typed themselves.
 */
export function mayDecide(
	actor: Actor,
	commitment: Pick<Commitment, 'authorId' | 'organisationId' | 'createdBy'>,
	{ leadId }: Pick<Behind, 'leadId'>,
): boolean {
	const authorId = commitment.authorId ?? commitment.organisationId;
	if (!actor.person || actor.person.id === commitment.createdBy) return false;
	if (authorId !== null && roleIn(actor, authorId)) return false;
	return (
		municipalityMay(actor, 'decide') || (leadId !== null && leadId !== authorId && may(actor, 'edit', leadId))
	);
}

/** Changing or giving up a public promise binds the organisation, so it takes a signatory; a partnership's lead. */
export const mayChange = (
	actor: Actor,
	commitment: Pick<Commitment, 'organisationId'>,
	{ leadId }: Pick<Behind, 'leadId'>,
): boolean => may(actor, 'sign', commitment.organisationId ?? leadId);

/** The actor's organisations that may report toward the promise. */
export const reportingFor = (actor: Actor, { partyIds }: Pick<Behind, 'partyIds'>): number[] =>
	partyIds.filter((id) => may(actor, 'report', id));

export interface ReportToVerify {
	organisationId: number;
	/** The reporter's own organisation's kind and its root (the parent, or itself). */
	kind: string;
	rootId: number;
	reportedBy: number | null;
	level: VerificationLevel;
	counts: boolean;
}

/** An organisation that may speak about the delivery: the counterpart, or another party of the partnership. */
export interface OtherSide {
	id: number;
	kind: string;
	rootId: number;
}

/** In which hat the actor may confirm, and how far up the ladder. */
export type VerifyingAs =
	| { as: 'organisation'; organisationId: number; levels: readonly VerificationLevel[] }
	| { as: 'municipality'; levels: readonly VerificationLevel[] };

/**
 * Never the reporter's own side: not the organisation, its units, its members in another hat, nor the person who
 * wrote it; and for the municipality's own units nobody from the municipality but the auditor. The database repeats it.
 * @returns every hat in which the actor may confirm, none when they may not; a person can have two.
 */
export function mayVerify(
	actor: Actor,
	report: ReportToVerify,
	{ otherSides }: { otherSides: readonly OtherSide[] },
): readonly VerifyingAs[] {
	if (!actor.person || !report.counts) return [];
	if (actor.person.id === report.reportedBy || roleIn(actor, report.organisationId)) return [];
	const municipalReport = report.kind === 'municipality';
	if (municipalReport && actor.municipalRole !== null && actor.municipalRole !== 'auditor') return [];
	const above = (levels: readonly VerificationLevel[]) => levels.filter((level) => level > report.level);

	const hats: VerifyingAs[] = [];
	if (municipalityMay(actor, municipalReport ? 'verify-own' : 'verify')) {
		hats.push({ as: 'municipality', levels: above([2, 3]) });
	}
	const side = otherSides.find(
		(other) =>
			other.id !== report.organisationId &&
			other.rootId !== report.rootId &&
			!(municipalReport && other.kind === 'municipality') &&
			may(actor, 'report', other.id),
	);
	if (side) hats.push({ as: 'organisation', organisationId: side.id, levels: above([1]) });
	return hats.filter(({ levels }) => levels.length > 0);
}

/** The hat that reaches exactly this rung. */
export const hatFor = (hats: readonly VerifyingAs[], level: VerificationLevel): VerifyingAs | undefined =>
	hats.find(({ levels }) => levels.includes(level));
