/** How needs, offers and matches are spoken of, in the page's language. */
import { joined } from '#lib/commitments/labels.ts';
import { districtName, type DistrictNr } from '#lib/geography/districts.ts';
import { formatDate, formatDayShort } from '#lib/i18n/dates.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { languageName } from '#lib/i18n/languages.ts';
import { kindName, typeOf } from '#lib/matching/postings/kinds.ts';
import type { MatchState } from '#lib/matching/matches/match.ts';
import type { PostingStanding, Side, Weekday } from '#lib/matching/postings/posting.ts';
import type { Reason } from '#lib/matching/suggestions/rank.ts';
import { formatAmount } from '#lib/policy/catalogue.ts';
import { focusAreaShortName, goalShortName } from '#lib/policy/labels.ts';
import { m } from '#lib/paraglide/messages.js';

const sideNames: Record<Side, () => string> = { need: m.matching_need, offer: m.matching_offer };
/** "Behov", "Tilbud" */
export const sideName = (side: Side): string => sideNames[side]();

const standings: Record<PostingStanding, () => string> = {
	draft: m.matching_standing_draft,
	open: m.matching_standing_open,
	matched: m.matching_standing_matched,
	expired: m.matching_standing_expired,
	closed: m.matching_standing_closed,
};
export const standingName = (standing: PostingStanding): string => standings[standing]();

const matchStates: Record<MatchState, () => string> = {
	proposed: m.matching_state_proposed,
	accepted: m.matching_state_accepted,
	declined: m.matching_state_declined,
	withdrawn: m.matching_state_withdrawn,
	lapsed: m.matching_state_lapsed,
};
export const matchStateName = (state: MatchState): string => matchStates[state]();

/** "6 virksomhedsbesøg", "40 mentortimer": always with the word. */
export const amountOf = (kind: string, amount: number): string =>
	formatAmount(amount, typeOf(kind).unit, undefined, 'long');

/** "1. januar – 30. juni 2027" */
export const sayPeriod = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string => {
	const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
	const start = sameYear ? formatDayShort(startsOn, endsOn) : formatDate(startsOn);
	return m.matching_period_words({ from: start, until: formatDate(endsOn) });
};

const weekdayNames = new Map<string, Intl.DateTimeFormat>();
/** "tirsdag"; 4 January 2021 was a Monday. */
export function weekdayName(day: Weekday): string {
	const locale = currentLocale();
	let format = weekdayNames.get(locale);
	if (!format) {
		format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
		weekdayNames.set(locale, format);
	}
	return format.format(Date.UTC(2021, 0, 3 + day));
}

const names = (numbers: readonly DistrictNr[]) => joined(numbers.map(districtName));

/** "Samme bydel: Nørrebro", "Begge kan tirsdag" */
export function sayReason(reason: Reason): string {
	switch (reason.about) {
		case 'kind':
			return reason.kinds.length === 1
				? m.matching_why_kind({ kind: kindName(reason.kinds[0]!) })
				: m.matching_why_kinds({ kinds: joined(reason.kinds.map(kindName)) });
		case 'same-district':
			return m.matching_why_district({ districts: names(reason.districts) });
		case 'whole-city':
			return m.matching_why_city();
		case 'near':
			return reason.steps === 1
				? m.matching_why_neighbours({ districts: names(reason.districts) })
				: m.matching_why_near({ districts: names(reason.districts) });
		case 'goal':
			return m.matching_why_goal({ goal: goalShortName(reason.goal) });
		case 'focus-area':
			return m.matching_why_area({ area: focusAreaShortName(reason.area) });
		case 'language':
			return m.matching_why_language({
				languages: joined(reason.languages.map((code) => languageName(code))),
			});
		case 'weekday':
			return m.matching_why_weekday({ days: joined(reason.weekdays.map(weekdayName)) });
		case 'period':
			return m.matching_why_period({ period: sayPeriod(reason) });
	}
}
