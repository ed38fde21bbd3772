/** A change of target or due date that waits for those it binds. */
import {
	owesAnswer,
	type AgreementParty,
	type AgreementRules,
	type PartyAnswer,
} from '#lib/agreement/agreement.ts';
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
	answer: PartyAnswer | null;
	/** Does the commitment still bind it? One that has left since is waited for no longer. */
	bound: boolean;
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

/** One no ends it: the proposer and each who is bound say yes, or everything stays as it was. */
export const amendmentRules: AgreementRules = { least: 2, afterNo: 'falls' };

type Asked = Pick<Proposal, 'organisation' | 'signatures'>;
export const partiesOf = ({ organisation, signatures }: Asked): AgreementParty[] => [
	{ organisationId: organisation.id, required: true, state: 'signed' },
	...signatures.map(({ organisation: { id }, answer, bound }) => ({
		organisationId: id,
		required: true,
		state: bound ? (answer ?? ('invited' as const)) : ('left' as const),
	})),
];

/** Does this organisation still owe an answer? */
export const asksFor = (proposal: Asked & Pick<Proposal, 'decidedAt'>, organisationId: number): boolean =>
	!proposal.decidedAt && owesAnswer(partiesOf(proposal), organisationId);
