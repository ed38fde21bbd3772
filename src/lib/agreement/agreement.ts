/**
 * "Proposed, each signs, in force": named parties are asked, each says yes, or no with a reason, and the whole binds
 * when all that it depends on have said yes. Pure decisions over who was asked and what they said; a room keeps its own
 * rows, gives them in these words, and does what follows (decision 0026).
 */
import { notFound, Refused } from '#lib/platform/errors.ts';

/** `left`: was in it, and is no longer; what it said counts no more. */
export const partyStates = ['invited', 'signed', 'declined', 'left'] as const;
export type PartyState = (typeof partyStates)[number];
export type PartyAnswer = 'signed' | 'declined';

/** Who proposes is a party that has signed by proposing. */
export interface AgreementParty {
	readonly organisationId: number;
	/** Without its yes nothing binds. One that is not required may join, or say no, and holds nobody up. */
	readonly required: boolean;
	readonly state: PartyState;
}

export interface AgreementRules {
	/** Signatures without which nothing binds, whoever is required: nobody agrees with nobody. */
	readonly least: number;
	/** After a required party's no: it `falls`, or `waits` until that party is taken out or the proposal taken back. */
	readonly afterNo: 'falls' | 'waits';
}

export type AgreementStanding = 'waiting' | 'in_force' | 'fallen';

type Stated = Pick<AgreementParty, 'required' | 'state'>;

/** What the answers come to, in whatever order they came. */
export function standingOf(parties: readonly Stated[], rules: AgreementRules): AgreementStanding {
	const taking = parties.filter(({ state }) => state !== 'left');
	const signed = taking.filter(({ state }) => state === 'signed').length;
	if (signed >= rules.least && taking.every(({ required, state }) => !required || state === 'signed'))
		return 'in_force';
	if (rules.afterNo === 'waits') return 'waiting';
	const refused = taking.some(({ required, state }) => required && state === 'declined');
	const possible = taking.filter(({ state }) => state !== 'declined').length;
	return refused || possible < rules.least ? 'fallen' : 'waiting';
}

/** Those whose answer is still to come, whether or not anything waits for it. */
export const unanswered = <P extends Stated>(parties: readonly P[]): P[] =>
	parties.filter(({ state }) => state === 'invited');

/** Is this organisation asked, and has not answered? */
export const owesAnswer = (parties: readonly AgreementParty[], organisationId: number): boolean =>
	unanswered(parties).some((party) => party.organisationId === organisationId);

export type Answered<P> =
	/** It was never asked, or has left. */
	| { kind: 'not_asked' }
	/** It said just that before: nothing happens twice. */
	| { kind: 'repeated'; own: P }
	/** It said the other before; an answer stands until it is asked anew. */
	| { kind: 'contradicts'; own: P }
	/** `concluded`: with this answer it came into force or fell. */
	| { kind: 'answered'; own: P; parties: P[]; standing: AgreementStanding; concluded: boolean };

/** What follows when `organisationId` gives this answer. */
export function answerOf<P extends AgreementParty>(
	parties: readonly P[],
	organisationId: number,
	answer: PartyAnswer,
	rules: AgreementRules,
): Answered<P> {
	const own = parties.find((party) => party.organisationId === organisationId);
	if (!own || own.state === 'left') return { kind: 'not_asked' };
	if (own.state !== 'invited') return { kind: own.state === answer ? 'repeated' : 'contradicts', own };
	const after = parties.map((party) => (party === own ? Object.assign({}, party, { state: answer }) : party));
	const standing = standingOf(after, rules);
	const concluded = standing !== 'waiting' && standing !== standingOf(parties, rules);
	return { kind: 'answered', own, parties: after, standing, concluded };
}

type New<P> = Extract<Answered<P>, { kind: 'answered' }>;

/**
 * The answer as it is to be kept; null where just that was said before.
 * @param contradiction why nobody says the other now
 * @throws 404 for who is not asked; Refused `contradiction`
 */
export function newAnswer<P>(outcome: Answered<P>, contradiction: string): New<P> | null {
	if (outcome.kind === 'not_asked') notFound();
	if (outcome.kind === 'contradicts') throw new Refused(contradiction);
	return outcome.kind === 'answered' ? outcome : null;
}

/** The others, when one goes or is taken out while the rest are still asked. */
export const without = <P extends Pick<AgreementParty, 'organisationId'>>(
	parties: readonly P[],
	...gone: readonly number[]
): P[] => parties.filter(({ organisationId }) => !gone.includes(organisationId));

/** Whether the question may be put again: a mail, or a no, is left in peace for so many days. */
export const mayAskAgain = (last: Date | null, at: Date, days: number): boolean =>
	last === null || at.getTime() - last.getTime() >= days * 86_400_000;
