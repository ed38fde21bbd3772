/** An organisation that is asked to hold an event with another. It is shown once it has said yes, and leaves when it wants. */
import { mayAskAgain } from '#lib/agreement/agreement.ts';
import type { Organiser } from '#lib/listings/listing.ts';

/** `named`: chosen in a draft, nobody has been asked; `withdrawn`: the organiser took the question, or the place, back. */
export type CoOrganiserState = 'named' | 'asked' | 'accepted' | 'declined' | 'left' | 'withdrawn';
export type AskAnswer = 'accepted' | 'declined' | 'left';

export interface CoOrganiser extends Omit<Organiser, 'state'> {
	state: CoOrganiserState;
	askedAt: Date | null;
	/** How often the question was put anew. */
	asks: number;
	decidedAt: Date | null;
}

/** What an asked organisation may say in each state. */
const answers: Record<CoOrganiserState, readonly AskAnswer[]> = {
	named: [],
	asked: ['accepted', 'declined'],
	accepted: ['left'],
	declined: [],
	left: [],
	withdrawn: [],
};

export const mayAnswer = (state: CoOrganiserState, answer: AskAnswer): boolean =>
	answers[state].includes(answer);

/** The organiser's form has them ticked. */
export const isChosen = ({ state }: Pick<CoOrganiser, 'state'>): boolean =>
	state === 'named' || state === 'asked' || state === 'accepted';

/** Days that a no is left in peace, and between two mails with the same question. */
export const daysInPeace = 30;

export type Step = 'name' | 'ask' | 'ask_quietly' | 'forget' | 'withdraw' | 'refuse' | 'keep';

/**
 * What becomes of an organisation when the organiser's form is saved. Nobody is asked before the event is public;
 * `ask_quietly` puts a question back that was mailed within the last days.
 */
export function stepFor(
	known: Pick<CoOrganiser, 'state' | 'askedAt' | 'decidedAt'> | undefined,
	{ chosen, isPublic, at }: { chosen: boolean; isPublic: boolean; at: Date },
): Step {
	if (!known) return !chosen ? 'keep' : isPublic ? 'ask' : 'name';
	const { state, askedAt, decidedAt } = known;
	if (state === 'named') return !chosen ? 'forget' : isPublic ? 'ask' : 'keep';
	if (isChosen(known)) return chosen ? 'keep' : 'withdraw';
	if (!chosen) return 'keep';
	if (state === 'withdrawn') return mayAskAgain(askedAt, at, daysInPeace) ? 'ask' : 'ask_quietly';
	return mayAskAgain(decidedAt, at, daysInPeace) ? 'ask' : 'refuse';
}
