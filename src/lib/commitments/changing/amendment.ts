/** A change of target or due date that waits for those it binds. */
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';

/** A change that took effect. */
export interface Amendment {
	id: number;
	fromTarget: number;
	toTarget: number;
	/** Null on changes of the target alone from before due dates could move. */
	fromDueOn: string | null;
	toDueOn: string | null;
	reason: string;
	amendedAt: Date;
}

export interface AmendmentAnswer {
	organisation: NamedOrganisation;
	/** Null: not answered yet. */
	answer: 'signed' | 'declined' | null;
	reason: string;
	answeredAt: string | null;
}

export interface Proposal {
	id: number;
	/** Who proposes: the maker, or the partnership's lead. */
	organisation: NamedOrganisation;
	fromTarget: number;
	toTarget: number;
	fromDueOn: string;
	toDueOn: string;
	reason: string;
	proposedBy: number | null;
	proposedAt: Date;
	outcome: 'applied' | 'declined' | 'taken_back' | 'lapsed' | null;
	decidedAt: Date | null;
	/** Everybody else who is bound. */
	signatures: AmendmentAnswer[];
}

/** Does this organisation still owe an answer? */
export const asksFor = (
	proposal: Pick<Proposal, 'signatures' | 'decidedAt'>,
	organisationId: number,
): boolean =>
	!proposal.decidedAt &&
	proposal.signatures.some(({ organisation, answer }) => organisation.id === organisationId && !answer);
