/** What a reader says is wrong with a page, and what the municipality made of it. */
import { addressFilter, choice, oneOf } from '#lib/platform/addresses/address-filter.ts';
import { m } from '#lib/paraglide/messages.js';

export const flagReasons = [
	'wrong_facts',
	'not_happening',
	'same_as_another',
	'spam',
	'discriminates',
	'unlawful',
	'other',
] as const;
export type FlagReason = (typeof flagReasons)[number];

export const flagOutcomes = ['taken_down', 'put_right', 'nothing_wrong', 'not_ours'] as const;
export type FlagOutcome = (typeof flagOutcomes)[number];

/** What is chosen by hand; taking down closes by itself. */
export const closingOutcomes = ['put_right', 'nothing_wrong', 'not_ours'] as const;

/** What a takedown closed is answered by putting the thing back. */
export const canReopen = (outcome: FlagOutcome): boolean => outcome !== 'taken_down';

const reasons: Record<FlagReason, () => string> = {
	wrong_facts: m.flag_reason_wrong_facts,
	not_happening: m.flag_reason_not_happening,
	same_as_another: m.flag_reason_same_as_another,
	spam: m.flag_reason_spam,
	discriminates: m.flag_reason_discriminates,
	unlawful: m.flag_reason_unlawful,
	other: m.flag_reason_other,
};
const outcomes: Record<FlagOutcome, () => string> = {
	taken_down: m.flag_outcome_taken_down,
	put_right: m.flag_outcome_put_right,
	nothing_wrong: m.flag_outcome_nothing_wrong,
	not_ours: m.flag_outcome_not_ours,
};

export const flagReasonLabel = (reason: FlagReason): string => reasons[reason]();
export const flagOutcomeLabel = (outcome: FlagOutcome): string => outcomes[outcome]();

export interface FlagFilter {
	state: 'open' | 'closed';
	reason: FlagReason | null;
}

const filter = addressFilter<FlagFilter>({
	state: choice(['open', 'closed'], 'open'),
	reason: oneOf(flagReasons),
});

export const { read: readFlagFilter, query: flagsQuery } = filter;

/** @param view the saved view that is open */
export const flagsPath = (asked: Partial<FlagFilter>, after?: string | null, view?: number): string =>
	filter.path('/municipality/flags', asked, { after, view });
export const flagsFilePath = (asked: FlagFilter): string => filter.path('/municipality/flags.csv', asked);
