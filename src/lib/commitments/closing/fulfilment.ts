/**
 * Whether a promise is kept, and by whom it is known. Only somebody else than its makers can say so: by deciding it, or by
 * confirming figures that reach the target. What the makers alone say makes it reported done.
 */
import { isRunning, type Commitment, type Totals } from '#lib/commitments/commitment.ts';

/** `decided`: another side said what became of it. The others: who confirmed enough of the figures. */
export type KnownBy = 'decided' | 'municipality' | 'other_party' | 'both';
export type Fulfilment = { kind: 'kept'; by: KnownBy } | { kind: 'reported_done' } | { kind: 'open' };
export type FulfilmentKind = Fulfilment['kind'];

export interface FulfilmentFacts
	extends
		Pick<Commitment, 'state' | 'target' | 'lowerIsBetter' | 'dueOn'>,
		Pick<
			Totals,
			'level0' | 'level1' | 'level2' | 'level3' | 'delivered' | 'confirmed' | 'contested' | 'contributions'
		> {
	/** Another side has decided that it is delivered. */
	isDecided: boolean;
	/** Calendar date in Copenhagen. */
	today: string;
}

/** What is in dispute says nothing yet. */
export const undisputed = ({ confirmed, contested }: Pick<Totals, 'confirmed' | 'contested'>): number =>
	Math.max(0, confirmed - contested);

export function fulfilment(facts: FulfilmentFacts): Fulfilment {
	const { state, isDecided } = facts;
	if (state === 'delivered' && isDecided) return { kind: 'kept', by: 'decided' };
	if (!isRunning(state) && state !== 'delivered') return { kind: 'open' };
	const by = confirmers(facts);
	if (by) return { kind: 'kept', by };
	return state !== 'active' || isReached(facts) ? { kind: 'reported_done' } : { kind: 'open' };
}

/** Less is better: the figure has to stay there until the due day is over. */
const isReached = ({ lowerIsBetter, delivered, target, contributions, today, dueOn }: FulfilmentFacts) =>
	contributions > 0 && (lowerIsBetter ? delivered <= target && today > dueOn : delivered >= target);

/** Who has confirmed enough for the target; null: not enough is confirmed. */
function confirmers(facts: FulfilmentFacts): Exclude<KnownBy, 'decided'> | null {
	const { level0, level1, level2, level3, target, contested, lowerIsBetter } = facts;
	if (!isReached(facts)) return null;
	if (lowerIsBetter) {
		if (level0 > 0 || contested > 0) return null;
		return level1 > 0 ? 'other_party' : 'municipality';
	}
	const firm = undisputed(facts);
	if (firm === 0 || firm < target) return null;
	if (level2 + level3 - contested >= target) return 'municipality';
	return level1 - contested >= target ? 'other_party' : 'both';
}
