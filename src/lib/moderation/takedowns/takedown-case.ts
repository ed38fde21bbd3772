/** What the municipality took down: what may happen to it next, and by whom. The same of a listing, a barrier and a post. */
import type { BenefitState } from '#lib/benefits/benefit.ts';
import type { EventState } from '#lib/events/event.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { ListingKind, Subject } from '#lib/moderation/subject.ts';
import type { OpportunityState } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Takedown as Row } from '#lib/platform/database/tables.ts';
import { addressFilter, choice } from '#lib/platform/addresses/address-filter.ts';

export type ListingState = EventState | OpportunityState | BenefitState;

/** What is taken down as one case; a method and a need are by verbs of their own. */
export type TakedownKind = ListingKind | 'barriers' | 'posts';
export interface AboutTakedown {
	kind: TakedownKind;
	id: number;
}

export type Decision = 'upheld' | 'restored';

export interface Takedown {
	id: number;
	reason: TakedownReason;
	/** To whoever put it up. */
	words: string;
	stateBefore: Row['stateBefore'];
	takenDownAt: Date;
	takenDownBy: number | null;
	appeal: string | null;
	appealedAt: Date | null;
	decision: Decision | null;
	decisionWords: string | null;
	decidedAt: Date | null;
	/** The decision that came first was opened: the appeal waits since then, and why. */
	reopenedAt: Date | null;
	reopenedWords: string | null;
}

export type TakedownInList = Takedown & { about: Subject };

export type TakedownState = 'standing' | 'appealed' | Decision;

export const takedownState = ({
	decision,
	appealedAt,
}: Pick<Takedown, 'decision' | 'appealedAt'>): TakedownState =>
	decision ?? (appealedAt ? 'appealed' : 'standing');

/** Once, while nobody has decided. */
export const canAppeal = (takedown: Pick<Takedown, 'decision' | 'appealedAt'>): boolean =>
	takedownState(takedown) === 'standing';

/**
 * What this person may decide. An appeal is read by somebody else than who took it down; without one there is nothing to
 * uphold, and anybody who moderates may put right what was a mistake, their own too.
 */
export function decisionsFor(
	takedown: Pick<Takedown, 'decision' | 'appealedAt' | 'takenDownBy'>,
	personId: number | null,
): readonly Decision[] {
	const state = takedownState(takedown);
	if (state === 'standing') return ['restored'];
	if (state !== 'appealed' || personId === null || personId === takedown.takenDownBy) return [];
	return ['restored', 'upheld'];
}

/** What was upheld by mistake is decided again; opened by whoever may decide it. What came back can be taken down anew. */
export const mayReopen = (
	takedown: Pick<Takedown, 'decision' | 'appealedAt' | 'takenDownBy'>,
	personId: number | null,
): boolean => takedown.decision === 'upheld' && personId !== null && personId !== takedown.takenDownBy;

export const takedownStates = ['appealed', 'standing', 'upheld', 'restored'] as const;

const stateLabels: Record<TakedownState, () => string> = {
	appealed: m.takedown_show_appealed,
	standing: m.takedown_show_standing,
	upheld: m.takedown_show_upheld,
	restored: m.takedown_show_restored,
};
export const takedownStateLabel = (state: TakedownState): string => stateLabels[state]();

export interface TakedownFilter {
	state: TakedownState;
}

const filter = addressFilter<TakedownFilter>({ state: choice(takedownStates, 'appealed') });

export const { read: readTakedownFilter } = filter;

export const takedownsPath = (asked: Partial<TakedownFilter>, after?: string | null): string =>
	filter.path('/municipality/takedowns', asked, { after });
export const takedownsFilePath = (asked: TakedownFilter): string =>
	filter.path('/municipality/takedowns.csv', asked);
