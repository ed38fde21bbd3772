/** How a partner stands, in the words that its badge and its yearly report share. Never kinder than the facts. */
import { formatDate } from '#lib/i18n/dates.ts';
import { formatPercent } from '#lib/i18n/numbers.ts';
import type { Standing } from '#lib/organisations/standing/standing.ts';
import { m } from '#lib/paraglide/messages.js';

export interface PartnerFacts {
	name: string;
	/** The organisation's: approved, suspended, closed. */
	state: string;
	/** The pledge's newest signature; null: never signed. */
	pledge: { signedAt: Date; withdrawnAt: Date | null } | null;
	/** Null: owes no reports yet. */
	standing: Standing | null;
	/** 0 to 1; null when nothing is delivered. */
	confirmed: number | null;
}

/** `good`: stands by it. `warn`: something is missing. `off`: no longer, or silent. */
export type Tone = 'good' | 'warn' | 'off';
export interface Saying {
	tone: Tone;
	text: string;
}

export function sayPledge({ state, pledge }: PartnerFacts): Saying {
	if (state === 'closed') return { tone: 'off', text: m.impact_badge_pledge_ended() };
	if (pledge?.withdrawnAt) {
		return { tone: 'off', text: m.impact_badge_pledge_withdrawn({ date: formatDate(pledge.withdrawnAt) }) };
	}
	if (state === 'suspended') return { tone: 'off', text: m.impact_badge_pledge_suspended() };
	if (!pledge) return { tone: 'off', text: m.impact_badge_never() };
	return { tone: 'good', text: m.impact_badge_pledge_since({ date: formatDate(pledge.signedAt) }) };
}

const standings: Record<Standing, () => Saying> = {
	new: () => ({ tone: 'good', text: m.impact_badge_standing_none() }),
	on_time: () => ({ tone: 'good', text: m.impact_badge_standing_on_time() }),
	due: () => ({ tone: 'good', text: m.impact_badge_standing_due() }),
	late: () => ({ tone: 'warn', text: m.impact_badge_standing_late() }),
	inactive: () => ({ tone: 'off', text: m.impact_badge_standing_inactive() }),
};

export const sayStanding = ({ standing }: PartnerFacts): Saying =>
	standing ? standings[standing]() : { tone: 'warn', text: m.impact_badge_standing_none() };

/** Rounded down: what is not wholly confirmed never reads 100 %, and a little never reads 0. */
export function sayConfirmed({ confirmed }: PartnerFacts): Saying {
	if (!confirmed) return { tone: 'warn', text: m.impact_badge_none_confirmed() };
	const percent = Math.max(1, Math.floor(confirmed * 100 + 1e-9));
	return { tone: 'good', text: m.impact_badge_confirmed({ share: formatPercent(percent, 0) }) };
}

/** What there is to say; who is no partner any more reports nothing. */
export function sayAll(facts: PartnerFacts): Saying[] {
	const pledge = sayPledge(facts);
	return pledge.tone === 'off'
		? [pledge, sayConfirmed(facts)]
		: [pledge, sayStanding(facts), sayConfirmed(facts)];
}
