/**
 * The experts' think tank says whether the action plans suffice: an opinion to a committee, which answers by a day. An opinion
 * is published as it was given and is not changed after that; an answer stands, and what comes after it stands beside it.
 */
import { addressFilter, oneOf } from '#lib/platform/addresses/address-filter.ts';

/** `waiting`: published, and the answer's day has not passed; `late`: it has, without an answer. */
export const opinionStandings = ['draft', 'waiting', 'late', 'answered'] as const;
/** Those of what everybody may read. */
export const publicStandings = ['waiting', 'late', 'answered'] as const satisfies readonly OpinionStanding[];
export type OpinionStanding = (typeof opinionStandings)[number];

/** Of one that is published. */
export function publicStandingOf(
	opinion: { answerDueOn: string; answeredAt: Date | null },
	today: string,
): (typeof publicStandings)[number] {
	if (opinion.answeredAt) return 'answered';
	return opinion.answerDueOn < today ? 'late' : 'waiting';
}

export const standingOf = (
	opinion: { publishedAt: Date | null; answerDueOn: string; answeredAt: Date | null },
	today: string,
): OpinionStanding => (opinion.publishedAt ? publicStandingOf(opinion, today) : 'draft');

export interface OpinionFilter {
	standing: OpinionStanding | null;
}
const filter = addressFilter<OpinionFilter>({ standing: oneOf(opinionStandings) });
export const { read: readOpinionFilter, query: opinionQuery } = filter;

export const opinionsPath = '/results/opinions';
export const opinionsDesk = '/municipality/followup/opinions';
