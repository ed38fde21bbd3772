import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import type { DeskView } from '#lib/guide/methods/list.ts';
import type { Duration, Evidence, MethodState, Origin } from '#lib/guide/methods/method.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

const durationNames: Record<Duration, () => string> = {
	hour: m.method_duration_hour,
	evening: m.method_duration_evening,
	day: m.method_duration_day,
	several: m.method_duration_several,
};
export const durationName = (duration: Duration): string => durationNames[duration]();

const evidenceNames: Record<Evidence, () => string> = {
	described: m.method_evidence_described,
	tried: m.method_evidence_tried,
	evaluated: m.method_evidence_evaluated,
	researched: m.method_evidence_researched,
};
export const evidenceName = (evidence: Evidence): string => evidenceNames[evidence]();

const originNames: Record<Origin, () => string> = {
	eurocities: m.method_origin_eurocities,
	intercultural_cities: m.method_origin_intercultural_cities,
	partners: m.method_origin_partners,
	other: m.method_origin_other,
};
export const originName = (origin: Origin): string => originNames[origin]();

const stateNames: Record<MethodState, () => string> = {
	proposed: m.method_state_proposed,
	shown: m.method_state_shown,
	declined: m.method_state_declined,
};
export const stateName = (state: MethodState): string => stateNames[state]();

const viewNames: Record<DeskView, () => string> = {
	proposed: m.method_view_proposed,
	reports: m.method_view_reports,
	shown: m.method_view_shown,
	tried: m.method_view_tried,
	declined: m.method_view_declined,
};
export const viewName = (view: DeskView): string => viewNames[view]();

/** `4-12 personer`, or from how many. */
export function groupText({
	leastPeople,
	mostPeople,
}: {
	leastPeople: number;
	mostPeople: number | null;
}): string {
	const least = formatNumber(leastPeople, 0);
	if (mostPeople === null) return m.method_group_from({ least });
	return m.method_group({ least, most: formatNumber(mostPeople, 0) });
}

export const triedPlace = (districtNr: number | null): string =>
	isDistrictNr(districtNr) ? districtName(districtNr) : m.method_no_district();
