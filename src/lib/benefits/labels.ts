import type { Audience, Benefit, BenefitKind, BenefitStanding } from '#lib/benefits/benefit.ts';
import { districtName } from '#lib/geography/districts.ts';
import { inSentence, sentenceCase } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import { m } from '#lib/paraglide/messages.js';

const kinds: Record<BenefitKind, () => string> = {
	leisure: m.benefit_kind_leisure,
	discount: m.benefit_kind_discount,
	right: m.benefit_kind_right,
	grant: m.benefit_kind_grant,
	opening_hours: m.benefit_kind_opening_hours,
};
const byAudience: Record<Audience, () => string> = {
	everyone: m.benefit_for_everyone,
	children: m.benefit_for_children,
	young: m.benefit_for_young,
	parents: m.benefit_for_parents,
	pensioners: m.benefit_for_pensioners,
	students: m.benefit_for_students,
	job_seekers: m.benefit_for_job_seekers,
	low_income: m.benefit_for_low_income,
	volunteers: m.benefit_for_volunteers,
};
const standings: Record<BenefitStanding, () => string> = {
	draft: m.benefit_state_draft,
	taken_down: m.takedown_state,
	current: m.benefit_state_current,
	expired: m.benefit_state_expired,
	unconfirmed: m.benefit_state_unconfirmed,
	ended: m.benefit_state_ended,
};

export const kindLabel = (kind: BenefitKind): string => kinds[kind]();
export const audienceLabel = (audience: Audience): string => byAudience[audience]();
export const standingLabel = (standing: BenefitStanding): string => standings[standing]();

/** Børn, forældre. */
export const audiencesLabel = (named: readonly Audience[]): string =>
	sentenceCase(named.map((one) => inSentence(audienceLabel(one))).join(', '));

export const priceLabel = (priceKr: number | null): string =>
	priceKr === null
		? m.benefit_price_differs()
		: priceKr === 0
			? m.explore_free()
			: m.explore_price({ price: formatNumber(priceKr) });

/** Where one gets it: a place, some districts, the whole city. */
export function whereLabel(
	benefit: Pick<Benefit, 'reach' | 'districts' | 'placeName' | 'address' | 'districtNr'>,
): string {
	if (benefit.reach === 'city') return m.benefit_reach_city();
	return benefit.reach === 'place' ? placeLabel(benefit) : benefit.districts.map(districtName).join(', ');
}
