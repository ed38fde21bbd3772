/**
 * The status report to the City Council: a year's cut of the data with words beside it. Drafted, heard, approved by another,
 * presented, published by another; from its approval on nothing in it moves.
 */
import { countIn } from '#lib/platform/addresses/address-values.ts';

export const reportStates = ['draft', 'hearing', 'approved', 'presented', 'published'] as const;
export type ReportState = (typeof reportStates)[number];

/** In the order in which they are read. The summaries have words alone. */
export const sectionKeys = [
	'summary',
	'summary_en',
	'goals',
	'barometer',
	'commitments',
	'white_spots',
	'lighthouses',
	'plans',
	'opinions',
] as const;
export type SectionKey = (typeof sectionKeys)[number];
export const isSectionKey = (text: unknown): text is SectionKey => sectionKeys.some((key) => key === text);

export const snapshotStates = ['waiting', 'building', 'ready', 'failed'] as const;
export type SnapshotState = (typeof snapshotStates)[number];

export const reportSteps = [
	'freeze',
	'write',
	'hear',
	'comment',
	'answer',
	'approve',
	'return',
	'present',
	'publish',
	'correct',
] as const;
export type ReportStep = (typeof reportSteps)[number];

export interface ReportStanding {
	state: ReportState;
	/** Whose report it is: who began it, took its cut, sent it out to be heard, and whose words stand in it. */
	authors: readonly number[];
	/** There is a cut to read. */
	hasCut: boolean;
	/** The last day of the hearing. */
	hearingEndsOn: string | null;
	unanswered: number;
}

/** What somebody who measures may do with it now: nobody approves or publishes what is partly their own. */
export function stepsFor(report: ReportStanding, person: number, today: string): ReportStep[] {
	const isAnother = !report.authors.includes(person);
	switch (report.state) {
		case 'draft':
			return report.hasCut ? ['freeze', 'write', 'hear'] : ['freeze', 'write'];
		case 'hearing': {
			const mayApprove = isAnother && waitsFor(report, today) === null;
			return ['write', 'comment', 'answer', ...(mayApprove ? (['approve'] as const) : []), 'return'];
		}
		case 'approved':
			return ['present', 'return'];
		case 'presented':
			return isAnother ? ['publish'] : [];
		case 'published':
			return ['correct'];
	}
}

/** Whether it waits for what this person may do: a comment to answer, or another's report to approve or publish. */
export function waitsForPerson(report: ReportStanding, person: number, today: string): boolean {
	if (report.state === 'hearing' && report.unanswered > 0) return true;
	return stepsFor(report, person, today).some((step) => step === 'approve' || step === 'publish');
}

/** What a hearing still waits for before the report can be approved. */
export function waitsFor(
	{ hearingEndsOn, unanswered }: Pick<ReportStanding, 'hearingEndsOn' | 'unanswered'>,
	today: string,
): 'day' | 'answers' | null {
	if (hearingEndsOn !== null && hearingEndsOn >= today) return 'day';
	return unanswered > 0 ? 'answers' : null;
}

/** Whether somebody who only reads the desk may say what they think of it. */
export const isHeard = (
	{ state, hearingEndsOn }: Pick<ReportStanding, 'state' | 'hearingEndsOn'>,
	today: string,
): boolean => state === 'hearing' && hearingEndsOn !== null && hearingEndsOn >= today;

export const reportYears = { first: 2000, last: 2100 };
/** As an address says it; undefined for what can be no report's year. */
export function yearIn(text: string): number | undefined {
	const year = countIn(text);
	return year !== undefined && year >= reportYears.first && year <= reportYears.last ? year : undefined;
}
/** A hearing is at most so many days long. */
export const longestHearing = 120;

export const reportsPath = '/results/status-reports';
export const reportsDesk = '/municipality/followup/status-reports';
export const deskPath = (year: number): string => `${reportsDesk}/${year}`;
export const publicPath = (year: number): string => `${reportsPath}/${year}`;
