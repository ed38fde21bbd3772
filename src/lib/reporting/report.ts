/**
 * The noun: a half-year's report. One number a commitment (the half-year's whole delivery, or where less is better the
 * latest reading), how far the work is on a scale of five, and what it has led to, kept apart from each other.
 */
import { halfYearAfter, halfYearOf, type HalfYear } from '#lib/i18n/periods.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import {
	closesOn,
	latestWindow,
	windowOf,
	type StandingFacts,
} from '#lib/organisations/standing/standing.ts';

/** 1 not begun, 2 begun, 3 half way, 4 nearly there, 5 carried out. */
export const completions = [1, 2, 3, 4, 5] as const;
export type Completion = (typeof completions)[number];

/** A commitment that the report asks about, with what counts toward it in the half-year for this organisation. */
export interface AskedLine {
	commitmentId: number;
	slug: string;
	title: string;
	type: string;
	target: number;
	lowerIsBetter: boolean;
	startsOn: string;
	dueOn: string;
	/** Everybody's, over the whole period; where less is better the latest reading. */
	delivered: number;
	/** In the half-year, by where it comes from; what this report counts itself is `own`. */
	events: number;
	placements: number;
	entered: number;
	own: number;
	/** Where less is better: the half-year's latest reading. */
	reading: number | null;
	/** What is typed and not sent. */
	draft: { amount: number | null; completion: Completion | null; effects: string };
	/** How far the work was in the report before. */
	before: Completion | null;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** What is counted without this report. */
export const countedElsewhere = ({
	events,
	placements,
	entered,
}: Pick<AskedLine, 'events' | 'placements' | 'entered'>): number => cents(events + placements + entered);

/** What counts in the half-year now, this report included; null where nothing does yet. */
export function countedNow(line: AskedLine): number | null {
	if (line.lowerIsBetter) return line.reading;
	const sum = cents(countedElsewhere(line) + line.own);
	return sum > 0 ? sum : null;
}

/** A start for the scale: as it was last time at least, and by what is delivered. */
export function likelyCompletion(line: AskedLine): Completion {
	const share = line.lowerIsBetter || line.target <= 0 ? 0 : line.delivered / line.target;
	const byShare: Completion =
		share >= 1 ? 5 : share >= 0.75 ? 4 : share >= 0.35 ? 3 : line.delivered > 0 ? 2 : 1;
	return line.before !== null && line.before > byShare ? line.before : byShare;
}

export type Settlement =
	| { kind: 'keep' }
	/** One contribution of this amount, in the place of the report's earlier one. */
	| { kind: 'count'; amount: number }
	/** The report's earlier contribution stops counting. */
	| { kind: 'stop' }
	/** Less than what others counted: to be corrected there. */
	| { kind: 'below'; least: number };

/** What a reported number means for the contributions, so that nothing counts twice. */
export function settle(line: AskedLine, amount: number): Settlement {
	if (line.lowerIsBetter) return amount === line.reading ? { kind: 'keep' } : { kind: 'count', amount };
	const elsewhere = countedElsewhere(line);
	const rest = cents(amount - elsewhere);
	if (rest < 0) return { kind: 'below', least: elsewhere };
	if (rest === cents(line.own)) return { kind: 'keep' };
	return rest === 0 ? { kind: 'stop' } : { kind: 'count', amount: rest };
}

/** The day the reported amount belongs to: in the half-year, in the commitment's period, not in the future. */
export const reportedOn = (halfYear: HalfYear, dueOn: string, today: string): string =>
	[today, windowOf(halfYear).endsOn, dueOn].toSorted()[0]!;

/**
 * `early`: may be written and not sent yet. `open`: sent and sent again at will. `late`: the window is over and the
 * report is still welcome. `closed`: to read only.
 */
export type ReportState = 'early' | 'open' | 'late' | 'closed';

interface ReportFacts extends StandingFacts {
	/** The day it was last sent, if ever. */
	sentOn: string | null;
}

/** Typing errors in a late report can be mended for as many days. */
const lateDays = 14;

export function reportState(
	halfYear: HalfYear,
	{ today, coveredUntil, extension, sentOn }: ReportFacts,
): ReportState {
	const window = windowOf(halfYear);
	const end = closesOn(window, extension);
	if (today < window.opensOn) return halfYear === halfYearOf(today) ? 'early' : 'closed';
	if (today <= end) return 'open';
	if (sentOn) return sentOn > end && today <= addDays(sentOn, lateDays) ? 'late' : 'closed';
	const isRecent = halfYear >= halfYearAfter(latestWindow(today).halfYear, -1);
	return isRecent && halfYear > coveredUntil ? 'late' : 'closed';
}

/** Half-years that can be written about, the one that matters most first. */
export function halfYearsToReport(
	facts: Omit<ReportFacts, 'sentOn'>,
): { halfYear: HalfYear; state: ReportState }[] {
	const latest = latestWindow(facts.today).halfYear;
	const order: readonly ReportState[] = ['open', 'late', 'early'];
	return [...new Set([latest, halfYearAfter(latest, -1), halfYearOf(facts.today)])]
		.map((halfYear) => ({ halfYear, state: reportState(halfYear, { ...facts, sentOn: null }) }))
		.filter(({ state }) => state !== 'closed')
		.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

/** What was sent, as it stood then: kept for ever. */
export interface ReportContent {
	story: string;
	picture: { key: string; alt: string } | null;
	lines: {
		commitmentId: number;
		slug: string;
		title: string;
		type: string;
		amount: number;
		completion: Completion;
		effects: string;
	}[];
}

export interface ReportVersion {
	version: number;
	sentAt: Date;
	/** Null when the person is gone. */
	sentBy: string | null;
	/** Null also where the picture was taken down. */
	pictureId: number | null;
	content: ReportContent;
}

/** The same answers, whatever the commitments are called by now. */
export function saysTheSame(one: ReportContent, other: ReportContent): boolean {
	const answers = ({ story, picture, lines }: ReportContent) =>
		JSON.stringify([
			story,
			picture && [picture.key, picture.alt],
			lines
				.toSorted((a, b) => a.commitmentId - b.commitmentId)
				.map(({ commitmentId, amount, completion, effects }) => [commitmentId, amount, completion, effects]),
		]);
	return answers(one) === answers(other);
}
